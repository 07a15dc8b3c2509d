package org.acme.trio.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.arc.properties.UnlessBuildProperty;

/** The spans that the service has exported. */
@Singleton
public class Spans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @Produces
    @Singleton
    @UnlessBuildProperty(name = "test.spans", stringValue = "otlp", enableIfMissing = true)
    SpanExporter exporter() {
        return exporter;
    }

    /** The spans of a trace by their start, as soon as there are {@code count}; fails if there are never that many, or more. */
    public List<SpanData> of(String traceId, int count) {
        return await("spans of " + traceId).atMost(Duration.ofSeconds(10)).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> of(traceId), spans -> spans.size() == count);
    }

    /** The spans of a trace that have ended so far, by their start. */
    public List<SpanData> of(String traceId) {
        return exporter.getFinishedSpanItems().stream().filter(span -> span.getTraceId().equals(traceId))
                .sorted(Comparator.comparing(SpanData::getStartEpochNanos)).toList();
    }

    /** The only span of its kind and name. */
    public static SpanData only(List<SpanData> spans, SpanKind kind, String name) {
        List<SpanData> found = spans.stream().filter(span -> span.getKind() == kind && span.getName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans " + kind + " " + name + " in " + spans);
        }
        return found.get(0);
    }

    public static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    public static Long number(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.longKey(attribute));
    }
}
