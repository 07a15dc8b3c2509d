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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipkinTraceStoreTest {

    @Test
    void readsASpan() throws IOException {
        Trace trace = find(200, """
                [{"traceId":"%s","id":"00f067aa0ba902b7","parentId":"00f067aa0ba902b8","kind":"SERVER","name":"get /chain",
                  "timestamp":1795222923000001,"duration":1500,"localEndpoint":{"serviceName":"service-a"},
                  "annotations":[{"timestamp":1795222923000002,"value":"exception"}],
                  "tags":{"url.path":"/chain","http.response.status_code":"200"}}]
                """.formatted(TRACE_ID)).orElseThrow();

        assertEquals(new Trace(TRACE_ID, List.of(new Span("00f067aa0ba902b7", Optional.of("00f067aa0ba902b8"),
                Span.Kind.SERVER, "get /chain", "service-a", Instant.parse("2026-11-21T01:02:03.000001Z"),
                Duration.ofNanos(1_500_000), false,
                Map.of("url.path", "/chain", "http.response.status_code", "200")))), trace);
    }

    @Test
    void readsASpanThatHasLittle() throws IOException {
        Trace trace = find(200, "[{\"id\":\"00f067aa0ba902b7\"}]").orElseThrow();

        assertEquals(List.of(new Span("00f067aa0ba902b7", Optional.empty(), Span.Kind.INTERNAL, "", "", Instant.EPOCH,
                Duration.ZERO, false, Map.of())), trace.spans());
    }

    @ParameterizedTest
    @CsvSource({ "error, '', true", "error, Bad Gateway, true", "error, false, false", "otel.status_code, ERROR, true",
            "otel.status_code, OK, false" })
    void readsErrorsFromTheTags(String tag, String value, boolean error) throws IOException {
        Trace trace = find(200, "[{\"id\":\"1\",\"tags\":{\"%s\":\"%s\"}}]".formatted(tag, value)).orElseThrow();

        assertEquals(error, trace.spans().get(0).error());
    }

    @Test
    void findsNothingWhenTheTraceIsUnknown() throws IOException {
        assertEquals(Optional.empty(), find(404, "not found"));
        assertEquals(Optional.empty(), find(200, "[]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "[{}]", "[{\"id\":\"1\",\"kind\":\"OTHER\"}]" })
    void refusesWhatIsNotZipkinJson(String body) {
        IOException refusal = assertThrows(IOException.class, () -> find(200, body));

        assertTrue(refusal.getMessage().startsWith("the trace store's answer is not Zipkin v2 JSON: "),
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html>", "[{\"id\":\"1\"}] more" })
    void refusesWhatIsNotJson(String body) {
        IOException refusal = assertThrows(IOException.class, () -> find(200, body));

        assertTrue(refusal.getMessage().startsWith("the answer of the trace store is not JSON: "), refusal.getMessage());
    }

    @Test
    void refusesAnyOtherStatus() {
        IOException refusal = assertThrows(IOException.class, () -> find(500, ""));

        assertTrue(refusal.getMessage().endsWith("/api/v2/trace/" + TRACE_ID + " with status 500"), refusal.getMessage());
    }

    @Test
    void linksToTheUserInterface() {
        assertEquals("http://127.0.0.1:9411/zipkin/traces/" + TRACE_ID,
                new ZipkinTraceStore(URI.create("http://127.0.0.1:9411")).link(TRACE_ID).toString());
    }

    private static Optional<Trace> find(int status, String body) throws IOException {
        try (StubServer zipkin = new StubServer(request -> request.pathAndQuery().equals("/api/v2/trace/" + TRACE_ID)
                ? Answer.of(status, body)
                : Answer.of(400, ""))) {
            return new ZipkinTraceStore(zipkin.base()).find(TRACE_ID);
        }
    }
}
