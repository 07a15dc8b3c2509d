package org.acme.trio.testing;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Spans go to a backend that accepts connections and never answers. */
public class HangingBackend implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("test.spans", "otlp",
                "quarkus.otel.exporter.otlp.timeout", "500ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(HangingBackendResource.class));
    }
}
