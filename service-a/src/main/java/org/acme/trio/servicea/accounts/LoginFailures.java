package org.acme.trio.servicea.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

import jakarta.inject.Singleton;

/**
 * The table {@code login_failures}. An account is an e-mail address, whether somebody has signed up with it or not: a lock does
 * not tell.
 */
@Singleton
class LoginFailures {

    private static final String ADD = """
            insert into login_failures as known (account, failures, window_start) values (?, 1, now())
            on conflict (account) do update set
              failures = case when known.window_start > now() - make_interval(secs => ?) then known.failures + 1 else 1 end,
              window_start = case when known.window_start > now() - make_interval(secs => ?) then known.window_start
                else now() end
            returning failures, ceil(date_part('epoch', window_start - now()) + ?)""";
    private static final String LOCK = """
            select ceil(date_part('epoch', window_start - now()) + ?) from login_failures
            where account = ? and failures >= ? and window_start > now() - make_interval(secs => ?)""";
    private static final String RESET = """
            delete from login_failures
            where account = ? and not (failures >= ? and window_start > now() - make_interval(secs => ?))""";
    private static final String EXPIRE = "delete from login_failures where window_start < now() - make_interval(secs => ?)";

    private final int max;
    private final double window;

    LoginFailures(AccountsConfig config) {
        max = config.maxFailures();
        window = config.failureWindow().toMillis() / 1000.0;
    }

    /** The account of an address as it was sent. */
    static byte[] account(String email) {
        String normalised = EmailAddress.of(email).map(EmailAddress::text).orElse(email);
        try {
            return MessageDigest.getInstance("SHA-256").digest(normalised.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For how many more seconds the account is locked; empty if it is not. */
    OptionalLong locked(Connection connection, byte[] account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setDouble(1, window);
            select.setBytes(2, account);
            select.setInt(3, max);
            select.setDouble(4, window);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Counts a failure. If the account has been locked meanwhile, says for how many more seconds. */
    OptionalLong add(Connection connection, byte[] account) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setBytes(1, account);
            insert.setDouble(2, window);
            insert.setDouble(3, window);
            insert.setDouble(4, window);
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getInt(1) > max ? OptionalLong.of(rows.getLong(2)) : OptionalLong.empty();
            }
        }
    }

    /** Forgets the failures of an account that is not locked. */
    void reset(Connection connection, byte[] account) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(RESET)) {
            delete.setBytes(1, account);
            delete.setInt(2, max);
            delete.setDouble(3, window);
            delete.executeUpdate();
        }
    }

    /** Forgets failures that no longer count; says of how many accounts. */
    int expire(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(EXPIRE)) {
            delete.setDouble(1, window);
            return delete.executeUpdate();
        }
    }
}
