package org.acme.trio.backend;

import static org.acme.trio.backend.Otlp.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.opentelemetry.proto.trace.v1.Span.Event;

/** What is too long, and what is the same. */
class TagValuesTest {

    private static final String LONGEST = "x".repeat(100);
    private static final String CUT = LONGEST + "... (cut, had 101 characters)";

    private final SharedStrings shared = new SharedStrings();
    private final Counters counters = new Counters();
    private final TagValues values = new TagValues(shared, counters,
            BackendConfigTest.with(Map.of("backend.max-value-length", "100")));
    private final SpanTranslation translation = new SpanTranslation(values);

    @Test
    void keepsTheLongestValueWhole() {
        assertEquals(LONGEST, values.text(Otlp.text(LONGEST)));
        assertEquals(0, counters.valuesCut.sum());
    }

    @Test
    void saysThatItCutAValue() {
        assertEquals(CUT, values.text(Otlp.text(LONGEST + "y")));
        assertEquals(1, counters.valuesCut.sum());
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertEquals("x".repeat(99) + "... (cut, had 101 characters)", values.text("x".repeat(99) + "\ud83d\ude00"));
    }

    @Test
    void cutsWhatASpanAndItsEventsAndStatusBring() {
        var span = Otlp.span("x".repeat(600)).addAttributes(attribute("key", LONGEST + "y"))
                .addEvents(Event.newBuilder().setName("exception").addAttributes(attribute("stack", LONGEST + "y")));
        span.getStatusBuilder().setCodeValue(2).setMessage(LONGEST + "y");

        var translated = translation.translate(Source.of(Otlp.resource("y".repeat(600)), values), span.build()).orElseThrow();

        assertEquals("x".repeat(472) + "... (cut, had 600 characters)", translated.name());
        // As a long name is cut, so is the attribute that brings it.
        assertEquals("y".repeat(100) + "... (cut, had 600 characters)", translated.localServiceName());
        assertEquals(CUT, translated.tags().get("key"));
        assertEquals(CUT, translated.tags().get("error"));
        assertEquals("\"exception\":{\"stack\":\"" + CUT + "\"}", translated.annotations().get(0).value());
        assertEquals(5, counters.valuesCut.sum());
    }

    @Test
    void cutsTheMessageOfALogRecord() {
        var log = Otlp.log(Otlp.span("GET /"), "INFO", LONGEST + "y");
        var part = new LogTranslation(values).translate(Source.of(Otlp.resource("a"), values), log.build()).orElseThrow();
        assertEquals("INFO " + CUT, part.annotations().get(0).value());
    }

    @Test
    void countsNoCutOfWhatItDoesNotKeep() {
        var log = Otlp.log(Otlp.span("GET /"), "INFO", "failed").addAttributes(attribute("exception.stacktrace", CUT));
        var resource = Otlp.resource("a").toBuilder().addAttributes(attribute("process.command_line", CUT)).build();
        new LogTranslation(values).translate(Source.of(resource, values), log.build());
        assertEquals(0, counters.valuesCut.sum());
    }

    @Test
    void sharesKeysAndShortValues() {
        var first = tag("http.request.method", "GET");
        var second = tag("http.request.method", "GET");
        assertSame(first.getKey(), second.getKey());
        assertSame(first.getValue(), second.getValue());
    }

    @Test
    void sharesNoLongValue() {
        String value = "x".repeat(SharedStrings.MAX_LENGTH + 1);
        assertNotSame(tag("key", value).getValue(), tag("key", value).getValue());
    }

    @Test
    void forgetsWhatItSharedWhenOthersCome() {
        String first = tag("key", "first").getValue();
        IntStream.range(0, 100_000).forEach(number -> tag("key", "value" + number));
        assertNotSame(first, tag("key", "first").getValue());
    }

    @Test
    void leavesTheStringsOfTheJvmAlone() {
        String value = tag("key", new String("not a " + "literal".repeat(2))).getValue();
        assertNotSame(new String(value).intern(), value);
    }

    private Map.Entry<String, String> tag(String key, String value) {
        return values.tags(List.of(attribute(new String(key), new String(value)))).entrySet().iterator().next();
    }
}
