package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of service-a in the scripts. Java is a program that writes down what it is told of a database. */
class DatabaseScriptsIT {

    private static final String OUTSIDE = "jdbc:postgresql://database.example:5432/accounts";

    @TempDir
    private Path directory;
    private Path run;
    private Scripts scripts;

    @BeforeEach
    void writeDownWhatProgramsAreTold() {
        run = directory.resolve("run");
        scripts = new Scripts(run, Duration.ofMinutes(1)).useStandIns();
        scripts.path().addScript("java", """
                for argument; do file=$argument; done
                case "$file" in
                  -version) echo 'openjdk version "17.0.1"' && exit ;;
                  */embedded-database.jar) mkdir -p "$RUN_DIR/database" && echo $$ >"$RUN_DIR/database/ready" ;;
                esac
                echo "$file $QUARKUS_DATASOURCE_JDBC_URL $QUARKUS_DATASOURCE_USERNAME $QUARKUS_DATASOURCE_PASSWORD" >>%s
                while :; do sleep 1; done""".formatted(directory.resolve("told")));
    }

    @AfterEach
    void stop() {
        scripts.run("down.sh");
    }

    @Test
    void upTellsServiceAAloneHowToReachTheDatabaseThatItStarts() throws IOException {
        String output = scripts.expect(0, "up.sh", "--with", "embedded");
        String port = scripts.variable("DATABASE_PORT");
        assertTrue(output.contains("embedded-database is ready on postgresql://trio@127.0.0.1:" + port + "/trio"), output);
        String password = Files.readString(run.resolve("database-password")).strip();
        assertFalse(output.contains(password), output);
        assertEquals("jdbc:postgresql://127.0.0.1:" + port + "/trio trio " + password, told("service-a"));
        for (String other : new String[] { "service-b", "service-c", "embedded-backend", "embedded-database" }) {
            assertEquals("", told(other).strip(), other);
        }
    }

    @Test
    void upMakesThePasswordsOnceAndForNobodyElse() throws IOException {
        scripts.expect(0, "up.sh", "--with", "none");
        String first = Files.readString(run.resolve("database-password"));
        assertTrue(first.strip().matches("[\\w-]{24}"), first);
        for (String file : new String[] { "database-password", "database-metrics-password" }) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run.resolve(file))));
        }
        scripts.expect(0, "down.sh");
        scripts.expect(0, "up.sh", "--with", "none");
        assertEquals(first, Files.readString(run.resolve("database-password")));
    }

    @Test
    void upTakesThePasswordThatItIsGivenFirst() throws IOException {
        scripts.set("QUARKUS_DATASOURCE_PASSWORD", "given").expect(0, "up.sh", "--with", "none");
        assertTrue(told("service-a").endsWith("/trio trio given"), told("service-a"));
        assertEquals("", told("service-b").strip());
        scripts.expect(0, "down.sh");
        assertTrue(scripts.set("QUARKUS_DATASOURCE_PASSWORD", "other").expect(1, "up.sh", "--with", "none")
                .contains("unset QUARKUS_DATASOURCE_PASSWORD"));
    }

    @Test
    void upStartsNoDatabaseWhereOneOutsideIsNamed() throws IOException {
        scripts.set("QUARKUS_DATASOURCE_JDBC_URL", OUTSIDE).set("QUARKUS_DATASOURCE_USERNAME", "somebody")
                .set("QUARKUS_DATASOURCE_PASSWORD", "secret");
        String output = scripts.expect(0, "up.sh", "--with", "none");
        assertFalse(output.contains("embedded-database"), output);
        assertEquals(OUTSIDE + " somebody secret", told("service-a"));
        assertFalse(Files.exists(run.resolve("database-password")));
        assertFalse(scripts.expect(0, "status.sh").contains("embedded-database"));
        scripts.set("QUARKUS_DATASOURCE_JDBC_URL", "");
        assertTrue(scripts.expect(1, "up.sh").contains("started with DATABASE=outside"));
    }

    @Test
    void upNamesTheVariableOfADatabasePortThatIsTaken() throws IOException {
        int port = Integer.parseInt(scripts.variable("DATABASE_PORT"));
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(scripts.expect(1, "up.sh", "--with", "none")
                    .contains("port " + taken.getLocalPort() + " is taken: set DATABASE_PORT"));
        }
    }

    @Test
    void upSaysHowDevModeReachesTheDatabase() throws IOException {
        String output = scripts.expect(0, "up.sh", "--with", "embedded", "--no-services");
        assertTrue(output.contains("QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:"
                + scripts.variable("DATABASE_PORT") + "/trio") && output.contains("QUARKUS_DATASOURCE_PASSWORD=\"$(<'" + run),
                output);
    }

    @Test
    void upDoesNotStartTheDatabaseAlone() {
        assertTrue(scripts.expect(2, "up.sh", "--with", "none", "--no-services").contains("leaves nothing to start"));
    }

    @Test
    void aDatabaseThatWasKilledIsNotReadyAndIsStartedAgain() throws Exception {
        scripts.expect(0, "up.sh", "--with", "none");
        assertTrue(scripts.expect(0, "status.sh").matches("(?s).*embedded-database +ready .*"));
        long pid = Long.parseLong(Files.readAllLines(run.resolve("embedded-database.pid")).get(0));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        assertTrue(scripts.expect(3, "status.sh").matches("(?s).*embedded-database +stopped .*"));
        assertTrue(scripts.expect(0, "up.sh").contains("embedded-database is ready"));
    }

    @Test
    void downStopsTheDatabaseToo() throws IOException {
        scripts.expect(0, "up.sh", "--with", "none");
        assertTrue(scripts.expect(0, "down.sh").contains("embedded-database stopped"));
        assertTrue(scripts.started().isEmpty());
    }

    /** {@return what a program was told the last time that it was started} */
    private String told(String module) throws IOException {
        return Files.readAllLines(directory.resolve("told")).stream().filter(line -> line.contains("/" + module + "/"))
                .reduce((first, last) -> last).map(line -> line.substring(line.indexOf(' ') + 1)).orElse("nothing");
    }
}
