package org.acme.trio.servicea.accounts;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Ready is who gets a connection within a second to a database that is migrated. */
@Readiness
@Singleton
class DatabaseCheck implements AsyncHealthCheck {

    private static final String NAME = "database";
    private static final Duration TIMEOUT = Duration.ofMillis(1200);

    private final Database database;

    DatabaseCheck(Database database) {
        this.database = database;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.isReady()
                .ifNoItem().after(TIMEOUT).recoverWithItem(false)
                .onFailure().recoverWithItem(false)
                .map(valid -> HealthCheckResponse.named(NAME).status(valid).build());
    }
}
