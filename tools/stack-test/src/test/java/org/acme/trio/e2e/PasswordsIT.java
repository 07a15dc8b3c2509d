package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The passwords that {@code up.sh} makes or is given, and who gets them. */
class PasswordsIT extends WithEngine {

    @Test
    void makesThePasswordOnceAndForNobodyElse() throws IOException {
        scripts.expect(0, "up.sh", "--with", "containers");
        Path file = directory.resolve("run/grafana-password");
        String first = Files.readString(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        scripts.expect(0, "up.sh");
        assertEquals(first, Files.readString(file));
        assertTrue(first.strip().matches("[\\w-]{24}"), first);
    }

    @Test
    void keepsThePasswordThatItWasGivenFirst() throws IOException {
        scripts.set("GRAFANA_ADMIN_PASSWORD", "given").expect(0, "up.sh");
        assertTrue(askedFor("up --build --detach --wait with password given"), Files.readString(asked));
        assertTrue(scripts.set("GRAFANA_ADMIN_PASSWORD", "").expect(0, "up.sh").contains("password given"));
        assertTrue(scripts.set("GRAFANA_ADMIN_PASSWORD", "other").expect(1, "up.sh").contains("unset GRAFANA_ADMIN_PASSWORD"));
    }

    /** Their users are others than that of the files: they may read them, and nobody here may enter the directory. */
    @Test
    void givesContainersThePasswordsOfTheDatabaseInFiles() throws IOException {
        program("docker", "echo \"$DATABASE_SECRETS $QUARKUS_DATASOURCE_PASSWORD\" >>" + asked);
        scripts.expect(0, "up.sh", "--with", "containers");
        Path run = directory.resolve("run");
        Path secrets = run.resolve("secrets");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
        for (String name : List.of("database-password", "database-metrics-password", "service-a.properties")) {
            assertEquals("r--r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(name))));
        }
        String password = Files.readString(run.resolve("database-password"));
        assertEquals(password, Files.readString(secrets.resolve("database-password")));
        assertEquals("quarkus.datasource.password=" + password, Files.readString(secrets.resolve("service-a.properties")));
        assertTrue(Files.readAllLines(asked).contains(secrets + " "), Files.readString(asked));
        scripts.expect(0, "up.sh");
        assertEquals(password, Files.readString(secrets.resolve("database-password")));
    }

    @Test
    void givesServiceAThePasswordOfADatabaseOutside() throws IOException {
        scripts.set("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://database.example/accounts")
                .set("QUARKUS_DATASOURCE_PASSWORD", "back\\slash").expect(0, "up.sh", "--with", "containers");
        Path secrets = directory.resolve("run/secrets");
        assertEquals("quarkus.datasource.password=back\\\\slash\n", Files.readString(secrets.resolve("service-a.properties")));
        assertFalse(Files.readString(secrets.resolve("database-password")).contains("slash"));
    }

    @Test
    void asksNoPasswordOnlyToLook() throws IOException {
        scripts.expect(0, "up.sh", "--with", "containers");
        Files.delete(directory.resolve("run/grafana-password"));
        scripts.expect(3, "status.sh");
        scripts.expect(0, "down.sh");
        assertFalse(Files.exists(directory.resolve("run/grafana-password")));
    }

    /** Java is a program that tells what it was given. */
    @Test
    void handsThePasswordToTheVerifierAlone() throws IOException {
        String password = "echo \"openjdk version \\\"17.0.1\\\", password ${GRAFANA_ADMIN_PASSWORD:-none} $*\"";
        program("bin/java", password);
        scripts.expect(0, "up.sh", "--with", "containers");
        scripts.set("JAVA_HOME", scripts.path().programs().toString()).set("GRAFANA_ADMIN_PASSWORD", "");

        String made = Files.readString(directory.resolve("run/grafana-password")).strip();
        String verified = scripts.expect(0, "verify.sh");
        assertTrue(verified.contains("password " + made) && verified.contains("--grafana"), verified);
        assertTrue(scripts.expect(0, "load.sh").contains("password none"));
    }
}
