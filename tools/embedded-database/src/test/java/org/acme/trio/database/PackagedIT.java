package org.acme.trio.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as up.sh starts it. */
class PackagedIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path directory;
    private int port;
    private Process program;

    @BeforeEach
    void start() throws Exception {
        port = Databases.freePort();
        launch();
        await(() -> Files.exists(directory.resolve("database/ready")));
    }

    @AfterEach
    void stop() throws InterruptedException {
        program.destroy();
        program.waitFor();
    }

    @Test
    void answersToThePasswordInItsFile() throws SQLException, IOException {
        assertEquals("trio", query("SELECT current_user"));
        assertTrue(output().contains("127.0.0.1:" + port) && !output().contains(password()), output());
    }

    @Test
    void stopsItsServerOnSigterm() throws Exception {
        ProcessHandle server = server();
        program.destroy();
        assertTrue(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals(SIGTERM, program.exitValue());
        assertFalse(server.isAlive());
        assertTrue(output().contains("database system is shut down"), output());
        assertFalse(Files.exists(directory.resolve("database/ready")));
    }

    @Test
    void takesItsServerWithItWhenItIsKilled() throws Exception {
        program.destroyForcibly().waitFor();
        await(() -> output().contains("database system is shut down"));
        launch();
        await(() -> Files.readString(directory.resolve("database/ready")).strip().equals(String.valueOf(program.pid())));
        assertEquals("trio", query("SELECT current_user"));
    }

    /** As an out-of-memory killer may do it. */
    @Test
    void endsAServerThatNobodyWatchesAnyMore() throws Exception {
        ProcessHandle server = server();
        ProcessHandle.allProcesses().filter(process -> !process.equals(server) && process.info().commandLine().orElse("")
                .contains(directory.resolve("database/data").toString())).forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly().waitFor();
        assertTrue(server.isAlive(), output());
        launch();
        await(() -> Files.readString(directory.resolve("database/ready")).strip().equals(String.valueOf(program.pid())));
        assertFalse(server.isAlive());
    }

    @Test
    void leavesNobodyBehindThatWritesWhenItIsStoppedWhileItMakesTheDirectory() throws Exception {
        program.destroy();
        program.waitFor();
        Programs.delete(directory.resolve("database"));
        launch();
        await(() -> Files.exists(directory.resolve("database/data.partial")));
        program.destroy();
        program.waitFor();
        assertEquals(0, ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("")
                .contains(directory.resolve("database").toString())).count());
        launch();
        await(() -> Files.exists(directory.resolve("database/ready")));
    }

    @Test
    void endsWithItsServer() throws Exception {
        server().destroyForcibly();
        assertTrue(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, program.exitValue());
    }

    private void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", Path.of("target", "embedded-database.jar").toString());
        builder.environment().put("RUN_DIR", directory.toString());
        builder.environment().put("DATABASE_PORT", String.valueOf(port));
        program = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output").toFile())).start();
    }

    private ProcessHandle server() throws IOException {
        return ProcessHandle.of(Postmaster.of(directory.resolve("database/data")).orElseThrow().pid()).orElseThrow();
    }

    private String query(String sql) throws SQLException, IOException {
        return Databases.run(port, "trio", password(), sql);
    }

    private String password() throws IOException {
        return Files.readString(directory.resolve("database-password")).strip();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    private void await(Callable<Boolean> condition) throws Exception {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !condition.call(); Thread.sleep(50)) {
            assertTrue(System.nanoTime() < end, output());
        }
    }
}
