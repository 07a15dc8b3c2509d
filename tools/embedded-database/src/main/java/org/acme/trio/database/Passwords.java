package org.acme.trio.database;

/**
 * The passwords of the two roles that {@code deploy/postgres/roles.sql} makes.
 *
 * @param service of {@code trio}, which owns the database
 * @param metrics of {@code trio_metrics}, which reads statistics
 */
public record Passwords(String service, String metrics) {

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Passwords";
    }
}
