package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.trace.v1.Span;

/** Which span of which trace: ids, name, kind and time. */
class SpanIdentityTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String PARENT = "00f067aa0ba902b7";

    private static zipkin2.Span translated(Span.Builder span) {
        return translate(span).orElseThrow();
    }

    private static Optional<zipkin2.Span> translate(Span.Builder span) {
        return new SpanTranslation(Otlp.VALUES).translate(Otlp.source("service-a"), span.build());
    }

    private static Span.Builder span(String traceId, String spanId) {
        return Otlp.span("GET /chain").setTraceId(ByteString.fromHex(traceId)).setSpanId(ByteString.fromHex(spanId));
    }

    @Test
    void keepsTheIdsAsLowercaseHex() {
        var span = translated(span(TRACE, SPAN).setParentSpanId(ByteString.fromHex(PARENT)));

        assertEquals(TRACE, span.traceId());
        assertEquals(SPAN, span.id());
        assertEquals(PARENT, span.parentId());
        assertNull(span.shared(), "OpenTelemetry never shares a span id between client and server");
    }

    @Test
    void hasNoParentAtTheRoot() {
        assertNull(translated(span(TRACE, SPAN)).parentId());
    }

    @ParameterizedTest
    @CsvSource(value = {
            "'', b7ad6b7169203331, ''",
            "0af7651916cd43dd, b7ad6b7169203331, ''",
            "00000000000000000000000000000000, b7ad6b7169203331, ''",
            "0af7651916cd43dd8448eb211c80319c, '', ''",
            "0af7651916cd43dd8448eb211c80319c, 0000000000000000, ''",
            "0af7651916cd43dd8448eb211c80319c, b7ad6b71692033, ''",
            "0af7651916cd43dd8448eb211c80319c, b7ad6b7169203331, b7ad6b"
    })
    void refusesIdsThatAreNotOfATraceContext(String traceId, String spanId, String parentId) {
        assertTrue(translate(span(traceId, spanId).setParentSpanId(ByteString.fromHex(parentId))).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({ "SPAN_KIND_CLIENT, CLIENT", "SPAN_KIND_SERVER, SERVER", "SPAN_KIND_PRODUCER, PRODUCER",
            "SPAN_KIND_CONSUMER, CONSUMER", "SPAN_KIND_INTERNAL,", "SPAN_KIND_UNSPECIFIED," })
    void translatesTheKind(Span.SpanKind otlp, zipkin2.Span.Kind zipkin) {
        assertEquals(zipkin, translated(Otlp.span("GET /chain").setKind(otlp)).kind());
    }

    @Test
    void takesAKindFromTheFutureForNone() {
        assertNull(translated(Otlp.span("GET /chain").setKindValue(99)).kind());
    }

    @Test
    void foldsTheNameAsZipkinDoes() {
        assertEquals("get /cart/{id}", translated(Otlp.span("GET /chain").setName("GET /cart/{id}")).name());
    }

    @Test
    void namesASpanWithoutName() {
        assertEquals("unknown", translated(Otlp.span("GET /chain").setName("")).name());
    }

    @ParameterizedTest
    @CsvSource({
            "1700000000000001999, 1700000000000004999, 1700000000000001, 3",
            "1700000000000000000, 1700000000000000999, 1700000000000000, 1",
            "1700000000000000000, 1700000000000000000, 1700000000000000, 1",
            "1700000000000000000, 1600000000000000000, 1700000000000000,",
            "1700000000000000000, 0, 1700000000000000,",
            "0, 0, ,"
    })
    void countsTimeInWholeMicroseconds(long startNanos, long endNanos, Long timestamp, Long duration) {
        var span = translated(Otlp.span("GET /chain").setStartTimeUnixNano(startNanos).setEndTimeUnixNano(endNanos));

        assertEquals(timestamp, span.timestamp());
        assertEquals(duration, span.duration());
    }
}
