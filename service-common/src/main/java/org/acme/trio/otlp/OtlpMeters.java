package org.acme.trio.otlp;

import java.util.concurrent.atomic.LongAdder;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.arc.properties.IfBuildProperty;

/**
 * Counts the spans and log records that wait, were delivered and were lost, under the names of OpenTelemetry's
 * <a href="https://opentelemetry.io/docs/specs/semconv/otel/sdk-metrics/">metrics of the SDK</a>. Of {@code processed} there
 * are only the items that were dropped. Items without an error have an empty {@code error_type}: a label cannot be absent in
 * one series only. All series exist from the start, so that the first loss is an increase.
 */
@Singleton
@IfBuildProperty(name = "quarkus.otel.enabled", stringValue = "true", enableIfMissing = true)
class OtlpMeters implements MeterBinder {

    private final OtlpExport export;

    OtlpMeters(OtlpExport export) {
        this.export = export;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "span", export.spans());
        bind(registry, "log", export.logs());
    }

    private static void bind(MeterRegistry registry, String item, Delivery<?> delivery) {
        String processor = "otel.sdk.processor." + item;
        String exporter = "otel.sdk.exporter." + item;
        DeliveryCounts counts = delivery.counts();
        Gauge.builder(processor + ".queue.size", delivery, Delivery::waiting)
                .description("Waiting until the receiver accepts them").register(registry);
        Gauge.builder(processor + ".queue.capacity", delivery, Delivery::capacity)
                .description("The most that may wait").register(registry);
        String processed = "Dropped, because too many were waiting";
        count(registry, processor + ".processed", processed, "queue_full", counts.dropped);
        String exported = "Accepted by the receiver, or with an error_type: lost";
        count(registry, exporter + ".exported", exported, "", counts.delivered);
        count(registry, exporter + ".exported", exported, "rejected", counts.refused);
        count(registry, exporter + ".exported", exported, "shutdown", counts.shutdown);
    }

    private static void count(MeterRegistry registry, String name, String description, String errorType, LongAdder count) {
        FunctionCounter.builder(name, count, LongAdder::sum).description(description).tag("error.type", errorType)
                .register(registry);
    }
}
