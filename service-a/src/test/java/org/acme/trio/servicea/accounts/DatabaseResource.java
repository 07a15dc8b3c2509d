package org.acme.trio.servicea.accounts;

import java.util.Map;

import org.acme.trio.telemetry.DatabaseSpans;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Starts the database of the tests and tells the service where it is. */
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    private static final String NOBODY = "http://127.0.0.1:1";

    /** How long a request may take; much for a slow machine, where a test says nothing else. */
    static final String TIMEOUT = "timeout";

    private EmbeddedDatabase database;
    private String timeout = "30s";

    @Override
    public void init(Map<String, String> settings) {
        timeout = settings.getOrDefault(TIMEOUT, timeout);
    }

    @Override
    public Map<String, String> start() {
        DatabaseSpans.useStableConventions();
        database = new EmbeddedDatabase();
        // A cost of BCrypt that takes no time, and no peers.
        return Map.of("trio.accounts.bcrypt-cost", "4", "trio.accounts.timeout", timeout,
                "trio.services.service-b", NOBODY, "trio.services.service-c", NOBODY,
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", EmbeddedDatabase.USER,
                "quarkus.datasource.password", EmbeddedDatabase.PASSWORD);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, field -> field.getType() == EmbeddedDatabase.class);
    }

    @Override
    public void stop() {
        database.close();
    }
}
