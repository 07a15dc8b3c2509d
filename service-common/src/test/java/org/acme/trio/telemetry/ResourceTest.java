package org.acme.trio.telemetry;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import jakarta.inject.Inject;

import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** The resource attributes of every span. */
@QuarkusTest
class ResourceTest extends WithPeers {

    @Inject
    Spans spans;

    @ParameterizedTest
    @CsvSource({ "service.name,service-a", "service.namespace,trio", "service.version,1.0.0",
            "deployment.environment.name,local" })
    void namesTheService(String attribute, String value) {
        assertThat(resource(attribute)).isEqualTo(value);
    }

    @Test
    void theInstanceIsOneUuidForTheWholeRun() {
        String instance = resource("service.instance.id");
        assertThat(UUID.fromString(instance)).isNotNull();
        assertThat(resource("service.instance.id")).isEqualTo(instance);
    }

    private String resource(String attribute) {
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/");
        return spans.of(caller.traceId(), 1).get(0).getResource().getAttribute(stringKey(attribute));
    }
}
