package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.logs.FileLogStore;
import org.acme.trio.trace.logs.LogLine;
import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One request, seen from every side. */
@SharedStack
class OneRequestIT extends WithStack {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROMETHEUS_3 = "application/openmetrics-text;version=1.0.0;q=0.5,"
            + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;q=0.3,"
            + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1";

    @Test
    void isOneWholeTraceAcrossThreeServices() throws IOException {
        Trace trace = whole(chain("service-a", ChainRequest.DEFAULT));
        assertEquals(Set.of("service-a", "service-b", "service-c"), services(trace));
        assertEquals(List.of("cpu_task", "io_task"), trace.spans().stream()
                .filter(span -> span.kind() == Span.Kind.INTERNAL).map(Span::name).sorted().toList());
        assertEquals(1 + 3 * 2 + 2, trace.spans().size());
    }

    @ParameterizedTest
    @CsvSource({ "service-a, service-b, service-c", "service-b, service-c, service-a", "service-c, service-a, service-b" })
    void callsItselfAndItsTwoPeersUnlessTheCallerSaysOtherwise(String self, String one, String two) throws IOException {
        assertEquals(List.of(self + "/", one + "/io_task", two + "/cpu_task"), chain(self, ChainRequest.DEFAULT).calls()
                .stream().map(call -> call.service() + call.path()).toList());
    }

    @Test
    void isAChainWhereEachHopIsTheChildOfTheOneBefore() throws IOException {
        Trace trace = whole(chain("service-a", route("b,c,a")));
        List<Span> servers = trace.spans().stream().filter(span -> span.kind() == Span.Kind.SERVER).toList();
        assertEquals(List.of("service-a", "service-b", "service-c", "service-a"),
                servers.stream().map(Span::service).toList());
        for (int hop = 1; hop < servers.size(); hop++) {
            Span client = trace.parentOf(servers.get(hop)).orElseThrow();
            assertEquals(Span.Kind.CLIENT, client.kind());
            assertEquals(servers.get(hop - 1).id(), client.parentId().orElseThrow());
        }
    }

    @Test
    void hasItsLogLinesInTheThreeOutputs() throws IOException {
        ChainAnswer answer = chain("service-a", ChainRequest.DEFAULT);
        FileLogStore logs = new FileLogStore(trio.logs());
        await().atMost(ARRIVAL).until(() -> logs.find(answer.traceId()).lines().size() >= 4);
        assertEquals(0, logs.find(answer.traceId()).unreadable());
        assertEquals(List.of("service-a GET / 200", "service-a GET /chain 200", "service-b GET /io_task 200",
                "service-c GET /cpu_task 200"),
                logs.find(answer.traceId()).lines().stream().map(OneRequestIT::gist)
                        .sorted().toList());
    }

    @Test
    void hasItsLogLinesAsAnnotationsOfItsSpans() throws IOException {
        ChainAnswer answer = chain("service-a", ChainRequest.DEFAULT);
        await().atMost(ARRIVAL).untilAsserted(() -> {
            String trace = Http.get(backend.at("/api/v2/trace/" + answer.traceId())).body();
            for (String line : List.of("GET /chain 200", "GET /io_task 200", "GET /cpu_task 200")) {
                assertTrue(trace.contains("INFO " + line), line + " is no annotation in " + trace);
            }
        });
    }

    /** A bucket keeps an exemplar for some seconds before it takes another, so not every request becomes one. */
    @Test
    void isAnExemplarInARealPrometheusScrapeWhetherItSucceedsOrFails() {
        for (ChainRequest request : List.of(ChainRequest.DEFAULT, new ChainRequest("b", null, null, "b:503"))) {
            Set<String> sent = new HashSet<>();
            await().atMost(ARRIVAL).until(() -> {
                ChainAnswer answer = chain("service-a", request);
                sent.add("status=\"" + answer.status() + "\" trace_id=\"" + answer.traceId() + "\"");
                return buckets().stream().map(OneRequestIT::statusAndTrace).anyMatch(sent::contains);
            });
        }
    }

    /** Anywhere else, Prometheus 2.x refuses the whole scrape. */
    @Test
    void hasExemplarsOnlyWhereOpenMetricsAllowsThem() throws IOException {
        chain("service-a", ChainRequest.DEFAULT);
        Set<String> suffixes = scrape().filter(line -> line.contains(" # {"))
                .map(line -> line.replaceAll("[{ ].*", "").replaceAll(".*_", "")).collect(Collectors.toSet());
        assertEquals(Set.of("bucket", "total"), suffixes);
    }

    @Test
    void hasTheSameServiceNameInTracesMetricsAndLogs() throws IOException {
        ChainAnswer answer = chain("service-b", ChainRequest.DEFAULT);
        assertTrue(services(whole(answer)).contains("service-b"));
        assertTrue(Http.get(at("service-b", "/q/metrics")).body().contains("service_name=\"service-b\""));
        await().atMost(ARRIVAL).until(() -> trio.app("service-b").output().contains(answer.traceId()));
        for (String line : trio.app("service-b").lines()) {
            assertEquals("service-b", JSON.readTree(line).path("service_name").asText(), line);
        }
    }

    @Test
    void writesOnlyLinesThatAreJsonObjectsEvenWhenTheCallerTriesToForgeOne() throws IOException {
        String forged = "%0a%7B%22level%22:%22ERROR%22,%22message%22:%22forged%22%7D";
        for (String path : List.of("/items/1?q=" + forged, "/items/" + forged, "/" + forged, "/chain?route=" + forged)) {
            Http.get(at("service-c", path), "User-Agent", "x{}", "traceparent", forged);
        }
        String last = Http.get(at("service-c", "/error_test")).headers().firstValue("traceresponse").orElseThrow();
        await().atMost(ARRIVAL).until(() -> trio.app("service-c").output().contains(last.split("-")[1]));
        for (String line : trio.app("service-c").lines()) {
            JsonNode parsed = JSON.readTree(line);
            assertTrue(parsed.isObject() && parsed.has("timestamp"), line);
            assertFalse(parsed.path("message").asText().startsWith("forged"), line);
        }
    }

    @Test
    void isWholeEvenWhenAHopFails() throws IOException {
        ChainAnswer answer = chain("service-a", new ChainRequest("b,c", null, null, "c:503"));
        assertEquals(502, answer.status());
        assertTrue(whole(answer).spans().stream().filter(Span::error).anyMatch(span -> span.service().equals("service-c")));
    }

    private static List<String> buckets() {
        return scrape().filter(line -> line.startsWith("http_server_requests_seconds_bucket")).toList();
    }

    private static Stream<String> scrape() {
        return Http.get(at("service-a", "/q/metrics"), "Accept", PROMETHEUS_3).body().lines();
    }

    private static String statusAndTrace(String bucket) {
        return bucket.replaceAll(".*(status=\"\\d+\").*(trace_id=\"\\w+\").*", "$1 $2");
    }

    private static Set<String> services(Trace trace) {
        return trace.spans().stream().map(Span::service).collect(Collectors.toSet());
    }

    private static String gist(LogLine line) {
        return line.service() + " " + line.message().replaceAll(" [0-9.]+ ms$", "");
    }
}
