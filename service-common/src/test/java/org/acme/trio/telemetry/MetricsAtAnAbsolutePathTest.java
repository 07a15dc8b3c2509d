package org.acme.trio.telemetry;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(MetricsAtAnAbsolutePathTest.Moved.class)
class MetricsAtAnAbsolutePathTest extends MovedMetrics {

    public static class Moved implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.micrometer.export.prometheus.path", "/metrics");
        }
    }

    @Override
    String metrics() {
        return "/metrics";
    }

    @Override
    String health() {
        return "/q/health/live";
    }
}
