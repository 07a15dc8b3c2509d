package org.acme.trio.otlp;

import java.time.Duration;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.acme.trio.config.TrioConfig;
import org.acme.trio.otlp.OtlpEndpoint.Signal;

import io.opentelemetry.exporter.internal.otlp.logs.LogsRequestMarshaler;
import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import io.quarkus.opentelemetry.runtime.config.runtime.OTelRuntimeConfig;
import io.quarkus.opentelemetry.runtime.config.runtime.exporter.OtlpExporterRuntimeConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;

/**
 * Registers the processors that deliver spans and log records, in place of the framework's exporters, which drop a batch after
 * three failed attempts: https://github.com/quarkusio/quarkus/issues/35686. This package can go when they keep it until the
 * receiver accepts it, within a bound, and count what is lost. RATIONALE.md has the figures.
 * <p>
 * A {@code SpanExporter} bean of the application, as a test may have, gets the spans instead, and no {@code otel_sdk_*_span_*}
 * metric counts them.
 */
@Singleton
class OtlpExport implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final Delivery<ReadableSpan> spans;
    private final Delivery<ReadWriteLogRecord> logs;
    private final boolean othersExportSpans;

    OtlpExport(Vertx vertx, OTelRuntimeConfig otel, OtlpExporterRuntimeConfig otlp, TrioConfig trio,
            TlsConfigurationRegistry tls, @Any Instance<SpanExporter> otherExporters) {
        long maxBytes = trio.otlp().maxQueueBytes();
        OtlpEndpoint forSpans = OtlpEndpoint.of(Signal.TRACES, otlp.traces(), tls);
        spans = new Delivery<>("spans", forSpans.url(), new OtlpClient(vertx, forSpans),
                limits(otel.bsp().maxQueueSize(), maxBytes, otel.bsp().maxExportBatchSize(), otel.bsp().scheduleDelay()),
                batch -> TraceRequestMarshaler.create(batch.stream().map(ReadableSpan::toSpanData).toList()));
        OtlpEndpoint forLogs = OtlpEndpoint.of(Signal.LOGS, otlp.logs(), tls);
        logs = new Delivery<>("log records", forLogs.url(), new OtlpClient(vertx, forLogs),
                limits(otel.blrp().maxQueueSize(), maxBytes, otel.blrp().maxExportBatchSize(), otel.blrp().scheduleDelay()),
                batch -> LogsRequestMarshaler.create(batch.stream().map(ReadWriteLogRecord::toLogRecordData).toList()));
        othersExportSpans = !otherExporters.isUnsatisfied();
    }

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        if (!othersExportSpans) {
            builder.addTracerProviderCustomizer((provider, config) -> provider.addSpanProcessor(new SpanDelivery(spans)));
        }
        builder.addLoggerProviderCustomizer((provider, config) -> provider.addLogRecordProcessor(new LogDelivery(logs)));
    }

    Delivery<?> spans() {
        return spans;
    }

    Delivery<?> logs() {
        return logs;
    }

    private static DeliveryLimits limits(int items, long bytes, int batchItems, Duration delay) {
        return new DeliveryLimits(items, bytes, batchItems, OtlpClient.MAX_REQUEST_BYTES, delay);
    }
}
