package org.acme.trio.backend;

import static org.acme.trio.backend.Otlp.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.logs.v1.LogRecord;
import zipkin2.Annotation;
import zipkin2.Span;

class LogTranslationTest {

    private final LogRecord.Builder log = Otlp.log(Otlp.span("GET /chain"), "INFO", "calling service-b")
            .setTimeUnixNano(1_700_000_000_123_456_789L);

    @Test
    void makesAnAnnotationOfLevelAndMessage() {
        assertEquals(List.of(Annotation.create(1_700_000_000_123_456L, "INFO calling service-b")), part().annotations());
    }

    @Test
    void addsNothingElseToTheSpan() {
        assertEquals(Span.newBuilder().traceId(Otlp.hex(log.getTraceId())).id(Otlp.hex(log.getSpanId()))
                .timestamp(1_700_000_000_123_456L).localEndpoint(source().endpoint())
                .addAnnotation(1_700_000_000_123_456L, "INFO calling service-b").build(), part());
    }

    @ParameterizedTest
    @CsvSource({ "1, TRACE", "5, DEBUG", "9, INFO", "12, INFO", "13, WARN", "17, ERROR", "24, FATAL" })
    void namesTheLevelOfARecordThatHasOnlyItsNumber(int number, String level) {
        log.clearSeverityText().setSeverityNumberValue(number);
        assertEquals(level + " calling service-b", annotation());
    }

    @ParameterizedTest
    @CsvSource({ "0", "25", "-1" })
    void namesNoLevelWhereThereIsNone(int number) {
        log.clearSeverityText().setSeverityNumberValue(number);
        assertEquals("calling service-b", annotation());
    }

    @Test
    void namesTheExceptionInOneLine() {
        log.setSeverityText("ERROR").setBody(Otlp.text("failed"))
                .addAttributes(attribute("exception.type", "java.io.IOException"))
                .addAttributes(attribute("exception.message", "reset"))
                .addAttributes(attribute("exception.stacktrace", "java.io.IOException: reset\n\tat Some.where"));
        assertEquals("ERROR failed (java.io.IOException: reset)", annotation());
    }

    @Test
    void takesTheTimeOfTheExporterWhereTheEventHasNone() {
        log.clearTimeUnixNano().setObservedTimeUnixNano(1_700_000_000_000_002_000L);
        assertEquals(1_700_000_000_000_002L, part().timestampAsLong());
    }

    @Test
    void takesItsOwnTimeWhereTheRecordHasNone() {
        long before = System.currentTimeMillis() * 1000;
        log.clearTimeUnixNano();
        assertTrue(part().timestampAsLong() >= before);
    }

    @Test
    void isEmptyWhereAnIdIsMalformed() {
        var noTrace = log.clone().setTraceId(ByteString.copyFrom(new byte[16])).build();
        var noSpan = log.clone().setSpanId(ByteString.copyFromUtf8("short")).build();
        assertTrue(new LogTranslation(Otlp.VALUES).translate(source(), noTrace).isEmpty());
        assertTrue(new LogTranslation(Otlp.VALUES).translate(source(), noSpan).isEmpty());
    }

    private String annotation() {
        return part().annotations().get(0).value();
    }

    private Span part() {
        return new LogTranslation(Otlp.VALUES).translate(source(), log.build()).orElseThrow();
    }

    private static Source source() {
        return Otlp.source("service-a");
    }
}
