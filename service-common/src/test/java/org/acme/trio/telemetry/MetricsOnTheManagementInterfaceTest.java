package org.acme.trio.telemetry;

import java.util.Map;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(MetricsOnTheManagementInterfaceTest.Moved.class)
class MetricsOnTheManagementInterfaceTest extends MovedMetrics {

    public static class Moved implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.management.enabled", "true", "quarkus.management.root-path", "/ops",
                    "quarkus.management.test-port", "0");
        }
    }

    /** Ends with a slash. */
    @TestHTTPResource(value = "/", management = true)
    String management;

    @Override
    String metrics() {
        return management + "metrics";
    }

    @Override
    String health() {
        return management + "health/live";
    }
}
