package org.acme.trio.telemetry;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(MetricsUnderAnotherRootTest.Moved.class)
class MetricsUnderAnotherRootTest extends MovedMetrics {

    public static class Moved implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.non-application-root-path", "/ops");
        }
    }

    @Override
    String metrics() {
        return "/ops/metrics";
    }

    @Override
    String health() {
        return "/ops/health/live";
    }
}
