package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.sun.net.httpserver.Headers;

/** What the standard variables of OpenTelemetry do to a packaged service. */
class StandardVariablesIT {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void exportsCarryTheHeadersAndAreCompressed() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                App app = serviceA(receiver, Map.of("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=trio,x-more=1",
                        "OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"))) {
            traceId(app);
            await().atMost(WithStack.ARRIVAL).until(() -> !receiver.exports().isEmpty());
            Headers headers = receiver.exports().get(0);
            assertEquals("trio", headers.getFirst("x-tenant"));
            assertEquals("1", headers.getFirst("x-more"));
            assertEquals("gzip", headers.getFirst("Content-Encoding"));
        }
    }

    @ParameterizedTest
    @CsvSource({ "OTEL_SDK_DISABLED, true", "OTEL_TRACES_SAMPLER, always_off" })
    void nothingIsExported(String variable, String value) throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            try (App app = serviceA(receiver, Map.of(variable, value))) {
                Http.get(address(app));
            }
            assertEquals(List.of(), receiver.exports());
        }
    }

    @Test
    void withoutAPropagatorATraceBeginsAtTheService() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                App app = serviceA(receiver, Map.of("OTEL_PROPAGATORS", "none"))) {
            assertNotEquals(TRACE_ID, traceId(app));
        }
    }

    private final Map<App, URI> addresses = new HashMap<>();

    private App serviceA(OtlpReceiver receiver, Map<String, String> variables) {
        URI address = URI.create("http://127.0.0.1:" + Ports.free(1).get(0));
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of("QUARKUS_HTTP_PORT", String.valueOf(address.getPort()), "OTEL_EXPORTER_OTLP_ENDPOINT",
                receiver.address(), "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        App app = new App("service-a", environment, address.resolve("/q/health/ready"),
                Projects.runDirectory("variables-" + address.getPort()).resolve("service-a.log")).launch().awaitReady();
        addresses.put(app, address);
        return app;
    }

    private URI address(App app) {
        return addresses.get(app).resolve("/");
    }

    /** The trace of a request whose caller has one. */
    private String traceId(App app) {
        return Http.get(address(app), "traceparent", "00-" + TRACE_ID + "-b7ad6b7169203331-01").headers()
                .firstValue("traceresponse").orElseThrow().split("-")[1];
    }
}
