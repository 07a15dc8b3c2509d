package org.acme.trio.servicea.accounts;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.acme.trio.telemetry.NotSampled;
import org.jboss.logging.Logger;

import io.opentelemetry.context.Scope;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Deletes failures of logins that no longer count, once a minute: whoever invents addresses does not fill the table for good.
 */
@Singleton
class FailureExpiry {

    private static final Logger LOG = Logger.getLogger(FailureExpiry.class);
    private static final long PERIOD_MS = Duration.ofMinutes(1).toMillis();

    private final Vertx vertx;
    private final Database database;
    private final LoginFailures failures;

    FailureExpiry(Vertx vertx, Database database, LoginFailures failures) {
        this.vertx = vertx;
        this.database = database;
        this.failures = failures;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(PERIOD_MS, fired -> expire());
    }

    /** Completes with the number of accounts whose failures are forgotten; makes no span. */
    Future<Integer> expire() {
        return VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).executeBlocking(() -> {
            try (Scope notSampled = NotSampled.makeCurrent()) {
                return database.callNow(failures::expire);
            }
        }, false).onFailure(e -> LOG.debugf("failures of logins are not deleted: %s", e.getMessage()));
    }
}
