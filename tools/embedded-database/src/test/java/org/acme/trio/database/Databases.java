package org.acme.trio.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How tests reach a database. */
final class Databases {

    static final Passwords PASSWORDS = new Passwords("of the 'service'", "of-metrics");

    private Databases() {
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Connection connect(int port, String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    /** {@return the first column of the first row, or the number of rows that were changed} */
    static String run(int port, String user, String password, String sql) throws SQLException {
        try (Connection connection = connect(port, user.equals("trio") ? "trio" : "postgres", user, password);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return String.valueOf(statement.getUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    static String asService(int port, String sql) throws SQLException {
        return run(port, "trio", PASSWORDS.service(), sql);
    }
}
