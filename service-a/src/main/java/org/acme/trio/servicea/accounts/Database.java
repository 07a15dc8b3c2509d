package org.acme.trio.servicea.accounts;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import org.acme.trio.servicea.accounts.AccountProblems.UnavailableException;

import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Runs statements on a worker thread, each in a transaction of its own. */
@Singleton
class Database {

    private static final String UNDEFINED_TABLE = "42P01";

    private final Vertx vertx;
    private final AgroalDataSource pool;
    private final Migrations migrations;

    /** What is done with a connection, on a worker thread. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    Database(Vertx vertx, AgroalDataSource pool, Migrations migrations) {
        this.vertx = vertx;
        this.pool = pool;
        this.migrations = migrations;
    }

    /**
     * Fails with {@link UnavailableException} if there is no connection in time or it breaks, and until the migrations have
     * run.
     */
    <T> Uni<T> call(Work<T> work) {
        return vertx.executeBlocking(() -> callNow(work), false);
    }

    /** Whether a connection that works can be had. It may take as long as {@link #call}, and makes no span. */
    Uni<Boolean> isReady() {
        return vertx.executeBlocking(() -> migrations.isDone() && pool.isHealthy(false), false);
    }

    /** The same on the thread of the caller. */
    <T> T callNow(Work<T> work) throws SQLException {
        if (!migrations.isDone()) {
            throw new UnavailableException("the database is not migrated");
        }
        try (Connection connection = pool.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                migrations.runAgain();
            } else if (isFaultOfOurs(e.getSQLState())) {
                throw e;
            }
            throw new UnavailableException("the database does not answer: " + e.getMessage());
        }
    }

    /** A wrong value (class 22), a violated constraint (23) or a wrong statement (42). The pool's own errors have no state. */
    private static boolean isFaultOfOurs(String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
    }
}
