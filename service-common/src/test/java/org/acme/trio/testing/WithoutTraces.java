package org.acme.trio.testing;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** OpenTelemetry is switched off. */
public class WithoutTraces implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.otel.sdk.disabled", "true");
    }
}
