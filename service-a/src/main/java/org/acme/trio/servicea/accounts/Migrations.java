package org.acme.trio.servicea.accounts;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/**
 * Brings the schema of the database up to date once the database can be reached, and tries that every second until then.
 * Several instances may do it at the same time: Flyway takes a lock in the database.
 */
@Singleton
class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final long PAUSE_MS = 1000;

    private enum State {
        PENDING,
        DONE
    }

    private final Vertx vertx;
    private final Flyway flyway;
    private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);
    private volatile boolean reported;

    Migrations(Vertx vertx, Flyway flyway) {
        this.vertx = vertx;
        this.flyway = flyway;
    }

    void start(@Observes StartupEvent event) {
        attempt();
    }

    boolean isDone() {
        return state.get() == State.DONE;
    }

    /** For a database that has lost its tables, because it is another one now. */
    void runAgain() {
        if (state.compareAndSet(State.DONE, State.PENDING)) {
            attempt();
        }
    }

    private void attempt() {
        vertx.<Integer> executeBlocking(() -> flyway.migrate().migrationsExecuted, false)
                .onSuccess(executed -> {
                    state.set(State.DONE);
                    reported = false;
                    LOG.infof("the database is up to date, migrations applied: %d", executed);
                })
                .onFailure(e -> {
                    report(e);
                    vertx.setTimer(PAUSE_MS, fired -> attempt());
                });
    }

    /** One line for all attempts: readiness and the requests tell the rest. */
    private void report(Throwable e) {
        if (!reported) {
            reported = true;
            LOG.warnf("the database cannot be migrated, which is tried again every second: %s",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
