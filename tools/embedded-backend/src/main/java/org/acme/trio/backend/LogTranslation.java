package org.acme.trio.backend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.opentelemetry.proto.logs.v1.LogRecord;
import zipkin2.Span;

/** OTLP log records as annotations of the span they were written in: {@code LEVEL message}, at the time of the record. */
@Singleton
class LogTranslation {

    private static final int LEVELS_PER_NAME = 4;
    private static final String[] NAMES = { "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL" };

    private static final Set<String> EXCEPTION = Set.of("exception.type", "exception.message");

    private final TagValues values;

    LogTranslation(TagValues values) {
        this.values = values;
    }

    /**
     * A part of the record's span that brings nothing but the annotation; empty where the ids are not those of a W3C Trace
     * Context. The part has the record's time, as a search finds no trace without a time.
     */
    Optional<Span> translate(Source source, LogRecord log) {
        long time = time(log);
        return OtlpIds.trace(log.getTraceId()).flatMap(traceId -> OtlpIds.span(log.getSpanId())
                .map(id -> Span.newBuilder().traceId(traceId).id(id).timestamp(time).localEndpoint(source.endpoint())
                        .addAnnotation(time, (values.name(level(log)) + " " + message(log)).strip()).build()));
    }

    /** When it happened, else when the exporter saw it, else now, as OTLP asks of a receiver. */
    private static long time(LogRecord log) {
        if (log.getTimeUnixNano() != 0) {
            return Micros.of(log.getTimeUnixNano());
        }
        return log.getObservedTimeUnixNano() != 0 ? Micros.of(log.getObservedTimeUnixNano())
                : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static String level(LogRecord log) {
        int number = log.getSeverityNumberValue();
        if (!log.getSeverityText().isEmpty() || number < 1 || number > NAMES.length * LEVELS_PER_NAME) {
            return log.getSeverityText();
        }
        return NAMES[(number - 1) / LEVELS_PER_NAME];
    }

    /** With the exception in one line: its stack trace is for the log, not for a waterfall. */
    private String message(LogRecord log) {
        Map<String, String> attributes = values.tags(log.getAttributesList(), EXCEPTION);
        String message = values.text(log.getBody());
        if (!attributes.containsKey("exception.type")) {
            return message;
        }
        String reason = attributes.containsKey("exception.message") ? ": " + attributes.get("exception.message") : "";
        return message + " (" + attributes.get("exception.type") + reason + ")";
    }
}
