package org.acme.trio.servicea.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

/** The table {@code users}. */
@Singleton
class UserStore {

    private static final String INSERT = """
            insert into users (email, password_hash) values (?, ?) on conflict (email) do nothing returning id""";
    private static final String BY_EMAIL = "select id, password_hash from users where email = ?";
    private static final String BY_ID = "select email from users where id = ?";
    private static final String UPDATE_HASH = "update users set password_hash = ? where id = ? and password_hash = ?";

    record Account(UUID id, String passwordHash) {
    }

    /** The id of the new user; absent if the address is taken. */
    Optional<UUID> insert(Connection connection, EmailAddress email, String passwordHash) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, email.text());
            insert.setString(2, passwordHash);
            try (ResultSet rows = insert.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** The account of this address. Without an address, which no account has, the same statement is made. */
    Optional<Account> find(Connection connection, Optional<EmailAddress> email) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_EMAIL)) {
            select.setString(1, email.map(EmailAddress::text).orElse(""));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Account(rows.getObject(1, UUID.class), rows.getString(2)))
                        : Optional.empty();
            }
        }
    }

    Optional<User> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new User(id, rows.getString(1))) : Optional.empty();
            }
        }
    }

    /** Has no effect if somebody else has changed the hash since it was read. */
    void replaceHash(Connection connection, Account account, String passwordHash) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE_HASH)) {
            update.setString(1, passwordHash);
            update.setObject(2, account.id());
            update.setString(3, account.passwordHash());
            update.executeUpdate();
        }
    }
}
