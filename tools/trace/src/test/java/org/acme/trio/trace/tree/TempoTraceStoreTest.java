package org.acme.trio.trace.tree;

import static org.acme.trio.trace.tree.Spans.TRACE_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.StubServer;
import org.acme.trio.trace.http.StubServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTraceStoreTest {

    private static final String TRACE = """
            {"trace":{"resourceSpans":[{
              "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"service-a"}}]},
              "scopeSpans":[{"spans":[%s]}]}]},"metrics":{}}""";

    @Test
    void readsASpan() throws IOException {
        Trace trace = find(200, TRACE.formatted("""
                {"traceId":"S/kvNXezTaajzpKdDg5HNg==","spanId":"APBnqgupArc=","parentSpanId":"APBnqgupArg=","name":"GET /chain",
                 "kind":"SPAN_KIND_SERVER","startTimeUnixNano":"1795222923000000001","endTimeUnixNano":"1795222923001500001",
                 "attributes":[{"key":"url.path","value":{"stringValue":"/chain"}},
                   {"key":"http.response.status_code","value":{"intValue":"502"}},
                   {"key":"list","value":{"arrayValue":{"values":[{"boolValue":true}]}}}],
                 "status":{"code":"STATUS_CODE_ERROR"}}""")).orElseThrow();

        assertEquals(new Trace(TRACE_ID, List.of(new Span("00f067aa0ba902b7", Optional.of("00f067aa0ba902b8"),
                Span.Kind.SERVER, "GET /chain", "service-a", Instant.parse("2026-11-21T01:02:03.000000001Z"),
                Duration.ofNanos(1_500_000), true, Map.of("url.path", "/chain", "http.response.status_code", "502", "list",
                        "{\"values\":[{\"boolValue\":true}]}")))),
                trace);
    }

    @Test
    void readsASpanThatHasLittle() throws IOException {
        Trace trace = find(200, TRACE.formatted("{\"spanId\":\"APBnqgupArc=\"}")).orElseThrow();

        assertEquals(List.of(new Span("00f067aa0ba902b7", Optional.empty(), Span.Kind.INTERNAL, "", "service-a",
                Instant.EPOCH, Duration.ZERO, false, Map.of())), trace.spans());
    }

    @Test
    void findsNothingWhenTheTraceIsUnknown() throws IOException {
        assertEquals(Optional.empty(), find(404, "not found"));
        assertEquals(Optional.empty(), find(200, "{\"trace\":{},\"metrics\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "{}", "{\"trace\":1}",
            "{\"trace\":{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"spanId\":\"?\"}]}]}]}}",
            "{\"trace\":{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"kind\":\"SPAN_KIND_OTHER\"}]}]}]}}" })
    void refusesWhatIsNoTrace(String body) {
        assertThrows(IOException.class, () -> find(200, body));
    }

    @Test
    void refusesAnyOtherStatus() {
        String message = assertThrows(IOException.class, () -> find(500, "broken")).getMessage();

        assertTrue(message.endsWith("/api/v2/traces/" + TRACE_ID + " with status 500: broken"), message);
    }

    @Test
    void linksToGrafanaOrElseToTheApi() {
        URI tempo = URI.create("http://127.0.0.1:3200");
        String link = new TempoTraceStore(tempo, Optional.of(URI.create("http://127.0.0.1:3000"))).link(TRACE_ID).toString();

        assertTrue(link.startsWith("http://127.0.0.1:3000/explore?schemaVersion=1&panes=%7B%22trace%22"), link);
        assertTrue(link.contains("%22query%22%3A%22" + TRACE_ID + "%22"), link);
        assertEquals("http://127.0.0.1:3200/api/v2/traces/" + TRACE_ID,
                new TempoTraceStore(tempo, Optional.empty()).link(TRACE_ID).toString());
    }

    private static Optional<Trace> find(int status, String body) throws IOException {
        try (StubServer tempo = new StubServer(request -> request.pathAndQuery().equals("/api/v2/traces/" + TRACE_ID)
                ? Answer.of(status, body)
                : Answer.of(400, ""))) {
            return new TempoTraceStore(tempo.base(), Optional.empty()).find(TRACE_ID);
        }
    }
}
