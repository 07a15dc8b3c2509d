package org.acme.trio.database;

import static org.acme.trio.database.Databases.PASSWORDS;
import static org.acme.trio.database.Databases.asService;
import static org.acme.trio.database.Databases.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that runs. */
class EmbeddedDatabaseTest {

    private static final String INVALID_PASSWORD = "28P01";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    private static Path directory;
    private static EmbeddedDatabase database;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        port = Databases.freePort();
        database = new EmbeddedDatabase(directory, port, PASSWORDS);
        database.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void isOwnedByTheRoleOfTheServiceWhichIsNoSuperuser() throws SQLException {
        assertEquals("trio", asService(port, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'trio'"));
        assertEquals("f", asService(port, "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles "
                + "WHERE rolname = 'trio'"));
        assertEquals("0", asService(port, "CREATE TABLE mine (id int)"));
    }

    @Test
    void hasTheUrlOfItsDatabase() {
        assertEquals("jdbc:postgresql://127.0.0.1:" + port + "/trio", database.jdbcUrl());
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        for (String role : new String[] { "trio", "trio_metrics", "postgres" }) {
            assertEquals(INVALID_PASSWORD, refusal(role, "wrong", "SELECT 1"), role);
        }
    }

    @Test
    void storesPasswordsAsScramVerifiers() throws SQLException {
        assertEquals("scram-sha-256", asService(port, "SHOW password_encryption"));
    }

    @Test
    void letsTheRoleOfTheExporterReadStatisticsAndNoTable() throws SQLException {
        assertEquals("1", run(port, "trio_metrics", PASSWORDS.metrics(),
                "SELECT count(*) FROM pg_stat_database WHERE datname = 'trio'"));
        assertEquals(INSUFFICIENT_PRIVILEGE, refusal("trio_metrics", PASSWORDS.metrics(), "SELECT 1 FROM pg_authid"));
        SQLException refused = assertThrows(SQLException.class,
                () -> Databases.connect(port, "trio", "trio_metrics", PASSWORDS.metrics()));
        assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState());
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses().filter(Inet4Address.class::isInstance).toList()) {
                assertEquals(address.isLoopbackAddress(), answers(new InetSocketAddress(address, port)), address.toString());
            }
        }
    }

    @Test
    void waitsForTheDiskBeforeItAcceptsATransaction() throws SQLException {
        assertEquals("on", asService(port, "SHOW fsync"));
        assertEquals("on", asService(port, "SHOW synchronous_commit"));
    }

    /** The text of an error would have the value: here, an e-mail address. */
    @Test
    void keepsTheValuesOfFailedStatementsOutOfItsLog() throws SQLException {
        assertEquals("log", asService(port, "SHOW log_min_messages"));
        assertEquals("panic", asService(port, "SHOW log_min_error_statement"));
        assertEquals("terse", asService(port, "SHOW log_error_verbosity"));
    }

    /** As upper and lower case of the container, whatever the locale of this machine is. */
    @Test
    void knowsTheLettersOfAllLanguages() throws SQLException {
        assertEquals("äσж", asService(port, "SELECT lower('ÄΣЖ')"));
    }

    @Test
    void saysInAFileThatItIsReady() throws IOException {
        assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(directory.resolve("ready")));
        assertTrue(Files.exists(directory.resolve("data/postmaster.pid")));
        assertFalse(Files.exists(directory.resolve("superuser")));
    }

    private static String refusal(String user, String password, String sql) {
        return assertThrows(SQLException.class, () -> run(port, user, password, sql)).getSQLState();
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
