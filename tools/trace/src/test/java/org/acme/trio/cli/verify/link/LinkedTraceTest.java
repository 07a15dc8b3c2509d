package org.acme.trio.cli.verify.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.http.Json;
import org.acme.trio.cli.trace.Span;
import org.acme.trio.cli.trace.Trace;
import org.junit.jupiter.api.Test;

class LinkedTraceTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant START = Instant.parse("2026-11-21T01:02:03Z");

    @Test
    void fillsTheTagsAndTheIdsIn() throws IOException {
        LinkedTrace link = link("""
                {"tags":[{"key":"service.name","value":"service_name"},{"key":"http.route"}]}""");

        assertEquals("{service_name=\"service-a\", http_route=\"/chain\"} | trace_id=\"" + TRACE_ID
                + "\" | span_id=\"00f067aa0ba902b7\"",
                link.query("{${__tags}} | trace_id=\"${__trace.traceId}\" | span_id=\"${__span.spanId}\""));
        assertEquals("x{service_name=\"service-a\", http_route=\"/chain\"}", link.query("x{$__tags}"));
    }

    @Test
    void refusesATagOrAVariableThatTheSpanDoesNotHave() throws IOException {
        LinkedTrace pod = link("{\"tags\":[{\"key\":\"pod\"}]}");
        LinkedTrace none = link("{}");

        assertEquals("the tag pod is not on the SERVER span 00f067aa0ba902b7 (GET /chain) of service-a",
                assertThrows(IOException.class, () -> pod.query("{${__tags}}")).getMessage());
        assertEquals("the variable $__other is not known in {$__other}",
                assertThrows(IOException.class, () -> none.query("{$__other}")).getMessage());
    }

    @Test
    void shiftsTheTimeOfTheSpan() throws IOException {
        assertEquals(new TimeRange(START.minusSeconds(60), START.plusSeconds(62)),
                link("{\"spanStartTimeShift\":\"-1m\",\"spanEndTimeShift\":\"1m\"}", START).range());
    }

    @Test
    void doesNotAskForTheFuture() throws IOException {
        Instant asked = Instant.now();
        TimeRange range = link("{\"spanEndTimeShift\":\"1h\"}", asked).range();

        assertEquals(asked, range.from());
        assertTrue(range.to().isBefore(asked.plus(Duration.ofMinutes(30))));
    }

    private static LinkedTrace link(String settings) throws IOException {
        return link(settings, START);
    }

    private static LinkedTrace link(String settings, Instant start) throws IOException {
        Span span = new Span("00f067aa0ba902b7", Optional.empty(), Span.Kind.SERVER, "GET /chain", "service-a", start,
                Duration.ofSeconds(2), false, Map.of("http.route", "/chain"));
        return new LinkedTrace(new Trace(TRACE_ID, List.of(span)), Json.parse(settings));
    }
}
