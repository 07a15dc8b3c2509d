package org.acme.trio.servicea.accounts;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Logger;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** The spans that the service has exported, and the log records that it has written. */
@Singleton
class Signals {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
    private final ExtHandler handler = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord record) {
            record.copyAll();
            records.add(record);
        }
    };

    @Inject
    Instance<OpenTelemetry> traces;

    @Produces
    @Singleton
    SpanExporter exporter() {
        return exporter;
    }

    void start(@Observes StartupEvent event) {
        Logger.getLogger("").addHandler(handler);
    }

    void stop(@Observes ShutdownEvent event) {
        Logger.getLogger("").removeHandler(handler);
    }

    /** Waits until the spans that have ended are exported. */
    void settle() {
        ((OpenTelemetrySdk) ClientProxy.unwrap(traces.get())).getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
    }

    List<SpanData> spans() {
        return exporter.getFinishedSpanItems();
    }

    /** The spans of a trace by their start, as soon as the server span, the last one to end, is there. */
    List<SpanData> trace(String traceId) {
        await("the trace " + traceId).atMost(Duration.ofSeconds(10)).until(
                () -> trace(traceId, span -> true).stream().anyMatch(span -> !span.getParentSpanContext().isValid()));
        return trace(traceId, span -> true);
    }

    private List<SpanData> trace(String traceId, Predicate<SpanData> condition) {
        return spans().stream().filter(span -> span.getTraceId().equals(traceId)).filter(condition)
                .sorted(Comparator.comparing(SpanData::getStartEpochNanos)).toList();
    }

    List<ExtLogRecord> lines() {
        return List.copyOf(records);
    }

    /** The lines of a trace, as soon as the access line, the last one, is there. */
    List<ExtLogRecord> lines(String traceId) {
        await("the access line of " + traceId).atMost(Duration.ofSeconds(10))
                .until(() -> of(traceId).stream().anyMatch(line -> line.getLoggerName().equals("org.acme.trio.access")));
        return of(traceId);
    }

    private List<ExtLogRecord> of(String traceId) {
        return records.stream().filter(line -> traceId.equals(line.getMdc("traceId"))).toList();
    }
}
