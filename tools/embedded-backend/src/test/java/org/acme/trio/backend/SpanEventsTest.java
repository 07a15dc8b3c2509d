package org.acme.trio.backend;

import static org.acme.trio.backend.Otlp.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.opentelemetry.proto.trace.v1.Span.Event;
import zipkin2.Annotation;

class SpanEventsTest {

    private static List<Annotation> annotations(Event.Builder... events) {
        var span = Otlp.span("GET /chain");
        List.of(events).forEach(span::addEvents);
        return new SpanTranslation(Otlp.VALUES).translate(Otlp.source("service-a"), span.build()).orElseThrow().annotations();
    }

    private static Event.Builder event(String name) {
        return Event.newBuilder().setName(name).setTimeUnixNano(1_700_000_000_000_001_999L);
    }

    @Test
    void carriesNameTimeAndAttributes() {
        assertEquals(List.of(Annotation.create(1_700_000_000_000_001L, "\"retry\":{\"why\":\"a \\\"slow\\\" peer\"}")),
                annotations(event("retry").addAttributes(attribute("why", "a \"slow\" peer"))));
    }

    @Test
    void isItsNameAloneWithoutAttributes() {
        assertEquals(List.of(Annotation.create(1_700_000_000_000_001L, "cache miss")), annotations(event("cache miss")));
    }

    @Test
    void tellsHowManyAttributesTheSenderDropped() {
        assertEquals("\"retry\":{\"otel.dropped_attributes_count\":3}",
                annotations(event("retry").setDroppedAttributesCount(3)).get(0).value());
    }
}
