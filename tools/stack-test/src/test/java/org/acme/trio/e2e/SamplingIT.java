package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is left of the joins when the services record no trace unless their caller does. */
class SamplingIT {

    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Pattern TRACE_ID = Pattern.compile("# \\{[^}]*trace_id=\"([0-9a-f]{32})\"");

    private static Backend backend;
    private static Trio trio;

    @BeforeAll
    static void start() {
        Path directory = Projects.runDirectory("sampling");
        backend = new Backend(directory).start();
        trio = new Trio(directory, Map.of("OTEL_TRACES_SAMPLER_ARG", "0", "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                backend.otlpGrpc())).start();
    }

    @AfterAll
    static void stop() {
        trio.close();
        backend.close();
    }

    @Test
    void tellsTheCallerThatItsTraceIsNotRecorded() {
        HttpResponse<String> answer = chain();
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("traceresponse").orElseThrow().endsWith("-00"), answer.headers().toString());
    }

    @Test
    void writesItsTraceIdInEachLineAllTheSame() {
        String traceId = traceId(chain());
        for (String service : Trio.NAMES) {
            await().atMost(WithStack.ARRIVAL).until(() -> trio.app(service).output().contains(traceId));
        }
    }

    /** A link to a trace that nobody has recorded would lead nowhere. */
    @Test
    void makesAnExemplarOnlyOfATraceThatItsCallerRecords() {
        chain();
        await().atMost(WithStack.ARRIVAL).until(() -> {
            String recorded = traceId(chain("traceparent", SAMPLED));
            assertEquals(SAMPLED.split("-")[1], recorded);
            return exemplars().contains(recorded);
        });
        chain();
        assertEquals(Set.of(SAMPLED.split("-")[1]), exemplars());
    }

    @Test
    void exportsTheWholeTraceThatItsCallerRecordsAndNoOther() throws IOException {
        String notRecorded = traceId(chain());
        chain("traceparent", SAMPLED);

        await().atMost(WithStack.ARRIVAL).until(() -> backend.traces().find(SAMPLED.split("-")[1])
                .filter(trace -> trace.spans().stream().map(span -> span.service()).distinct().count() == 3).isPresent());
        assertFalse(backend.traces().find(notRecorded).isPresent());
    }

    private static HttpResponse<String> chain(String... headers) {
        return Http.get(trio.address("service-a").resolve("/chain"), headers);
    }

    private static String traceId(HttpResponse<String> answer) {
        return answer.headers().firstValue("traceresponse").orElseThrow().split("-")[1];
    }

    private static Set<String> exemplars() {
        String metrics = Http.get(trio.address("service-a").resolve("/q/metrics"), "Accept",
                "application/openmetrics-text;version=1.0.0").body();
        return TRACE_ID.matcher(metrics).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
