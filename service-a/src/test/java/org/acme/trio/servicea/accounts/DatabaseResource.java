package org.acme.trio.servicea.accounts;

import java.util.HashMap;
import java.util.Map;

import org.acme.trio.telemetry.DatabaseSpans;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Starts the database of the tests and tells the service where it is. */
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    private static final String NOBODY = "http://127.0.0.1:1";

    /** For tests of the limits of time; to all others a slow machine must make no difference. */
    static final String LIMITS = "limits";

    private static final Map<String, String> PATIENT = Map.of("trio.accounts.timeout", "30s",
            "quarkus.datasource.jdbc.acquisition-timeout", "30s",
            "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "30",
            "quarkus.datasource.jdbc.additional-jdbc-properties.options", "-c statement_timeout=30000");

    private TestDatabase database;
    private boolean limits;

    @Override
    public void init(Map<String, String> settings) {
        limits = settings.containsKey(LIMITS);
    }

    @Override
    public Map<String, String> start() {
        DatabaseSpans.useStableConventions();
        database = new TestDatabase();
        Map<String, String> settings = new HashMap<>(limits ? Map.of() : PATIENT);
        // A cost of BCrypt that takes no time, and no peers.
        settings.putAll(Map.of("trio.accounts.bcrypt-cost", "4",
                "trio.services.service-b", NOBODY, "trio.services.service-c", NOBODY,
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", TestDatabase.USER,
                "quarkus.datasource.password", TestDatabase.PASSWORD));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, field -> field.getType() == TestDatabase.class);
    }

    @Override
    public void stop() {
        database.close();
    }
}
