package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.TraceArrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Environment variables of a packaged service. */
class ConfigurationIT {

    @ParameterizedTest
    @CsvSource({ "TRIO_CHAIN_HOP_TIMEOUT, 0s, hop-timeout", "TRIO_CHAIN_PEER_ONE, service-x, trio.chain.peer-one",
            "TRIO_SERVICES_SERVICE_B, localhost:8082, trio.services.service-b",
            "TRIO_CHAIN_BREAKER_FAILURE_RATIO, 2, failure-ratio", "TRIO_CPU_TASK_ITERATIONS, many, trio.cpu-task.iterations",
            "TRIO_CHAIN_FAULTS, maybe, trio.chain.faults", "TRIO_CHAIN_PEER_TWO, service-b, trio.chain.peer-two",
            "TRIO_CHAIN_PEER_ONE, service-a, trio.chain.peer-one",
            "TRIO_SERVICES_SERVICE_B, http://127.0.0.1:99999, trio.services.service-b",
            "TRIO_SERVICES_SERVICE_B, http://me:secret@127.0.0.1:8082, trio.services.service-b",
            "TRIO_SERVICES_SERVICE_B, http://127.0.0.1:8082/b?x=1#f, trio.services.service-b",
            "OTEL_TRACES_SAMPLER_ARG, NaN, sampler.arg", "QUARKUS_OTEL_TRACES_SAMPLER_ARG, -0.1, sampler.arg",
            "QUARKUS_HTTP_PORT, abc, quarkus.http.port", "OTEL_SERVICE_NAME, service-x, otel.service.name",
            "OTEL_RESOURCE_ATTRIBUTES, service.name=service-x, otel.resource.attributes" })
    void aBadValueStopsTheStartWithAMessageThatNamesTheKey(String variable, String value, String key) {
        URI nowhere = URI.create("http://127.0.0.1:" + Ports.free(1).get(0));
        Map<String, String> environment = new HashMap<>(Map.of("QUARKUS_HTTP_PORT", String.valueOf(nowhere.getPort())));
        environment.put(variable, value);
        try (App app = new App("service-a", environment, nowhere,
                Projects.runDirectory("bad-" + variable + "-" + value.hashCode()).resolve("service-a.log"))) {
            assertNotEquals(0, app.launch().awaitEnd());
            assertTrue(app.output().contains(key), app.output());
            assertFalse(app.output().contains("secret"), app.output());
            assertFalse(app.output().contains("\n\tat "), app.output());
        }
    }

    @Test
    void theStandardVariablesOfOpenTelemetryAreUnderstood() throws IOException {
        try (Backend backend = new Backend(Projects.runDirectory("otel")).start();
                Trio trio = new Trio(Projects.runDirectory("otel"), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", backend.otlpHttp(),
                        "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "OTEL_RESOURCE_ATTRIBUTES",
                        "deployment.environment.name=staging")).start()) {
            ChainAnswer answer = new ChainClient(new HttpTarget("service-a", trio.address("service-a")), WithStack.ARRIVAL)
                    .get(ChainRequest.DEFAULT, Optional.empty());
            TraceArrival arrival = TraceArrival.await(backend.traces(), new Completeness(answer, Optional.empty()),
                    WithStack.ARRIVAL);
            assertEquals(List.of(), arrival.missing());
            String trace = Http.get(backend.at("/api/v2/trace/" + answer.traceId())).body();
            assertTrue(trace.contains("\"deployment.environment.name\":\"staging\""), trace);
        }
    }
}
