package org.acme.trio.database;

import static org.acme.trio.database.Databases.PASSWORDS;
import static org.acme.trio.database.Databases.asService;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there after the next start. */
class KeptDataTest {

    @TempDir
    private Path directory;
    private int port;
    private EmbeddedDatabase database;

    @BeforeEach
    void startWithATable() throws IOException, InterruptedException, SQLException {
        port = Databases.freePort();
        start(PASSWORDS);
        asService(port, "CREATE TABLE kept (id int)");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void aTableAfterAStop() throws IOException, InterruptedException, SQLException {
        database.close();
        assertFalse(Files.exists(directory.resolve("ready")));
        start(PASSWORDS);
        assertEquals("0", asService(port, "SELECT count(*) FROM kept"));
    }

    @Test
    void whatWasCommittedAndNothingElseAfterAKill() throws IOException, InterruptedException, SQLException {
        try (Connection connection = Databases.connect(port, "trio", "trio", PASSWORDS.service());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO kept VALUES (1)");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO kept VALUES (2)");
            kill();
        }
        assertEquals(1, database.awaitEnd());
        start(PASSWORDS);
        assertEquals("{1}", asService(port, "SELECT array_agg(id) FROM kept"));
    }

    @Test
    void theNewPasswordAndNotTheOldOne() throws IOException, InterruptedException, SQLException {
        database.close();
        start(new Passwords("another", PASSWORDS.metrics()));
        assertThrows(SQLException.class, () -> asService(port, "SELECT 1"));
        assertEquals("0", Databases.run(port, "trio", "another", "SELECT count(*) FROM kept"));
    }

    @Test
    void nothingOfAFirstStartThatWasKilled() throws IOException, InterruptedException, SQLException {
        database.close();
        Files.move(directory.resolve("data"), directory.resolve("data.partial"));
        start(PASSWORDS);
        assertThrows(SQLException.class, () -> asService(port, "SELECT * FROM kept"));
        assertFalse(Files.exists(directory.resolve("data.partial")));
    }

    @Test
    void endsWithItsClientsStillConnected() throws SQLException {
        try (Connection connection = Databases.connect(port, "trio", "trio", PASSWORDS.service())) {
            database.close();
            assertFalse(connection.isValid(1));
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        database.close();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(assertThrows(IOException.class, () -> start(PASSWORDS)).getMessage().contains("ended with 1"),
                    taken.toString());
        }
    }

    private void start(Passwords passwords) throws IOException, InterruptedException {
        database = new EmbeddedDatabase(directory, port, passwords);
        database.start();
    }

    private void kill() throws IOException {
        ProcessHandle.of(Postmaster.of(directory.resolve("data")).orElseThrow().pid()).orElseThrow().destroyForcibly();
    }
}
