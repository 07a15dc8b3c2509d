package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.junit.jupiter.api.Test;

/** More requests than the services can answer. */
@SharedStack
class SaturationIT extends WithStack {

    private static final int CALLERS = 16;
    /** A default chain has so many. */
    private static final int SPANS = 9;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("weather.saturation"));

    @Test
    void noExportStallsAndNoSpanIsLost() throws InterruptedException {
        URI chain = at("service-a", "/chain");
        awaitDelivery();
        double before = delivered();
        long end = System.nanoTime() + TIME.toNanos();
        LongAdder answers = new LongAdder();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(() -> {
                while (System.nanoTime() < end) {
                    answers.add(Http.status(chain) == 200 ? 1 : 0);
                }
            });
        }
        callers.shutdown();
        assertTrue(callers.awaitTermination(TIME.toSeconds() + 60, TimeUnit.SECONDS));

        awaitDelivery();
        double delivered = delivered() - before;
        System.out.printf("%d s at saturation: %d chains, %.0f spans delivered.%n", TIME.toSeconds(), answers.sum(), delivered);
        assertEquals(0, all("otel_sdk_processor_span_processed_total"), "spans that found no room");
        assertEquals(0, all("otel_sdk_exporter_span_exported_total", "error_type=\"rejected\""), "spans that were refused");
        assertTrue(delivered >= SPANS * answers.sum(), SPANS * answers.sum() + " spans expected");
        for (String service : Trio.NAMES) {
            assertEquals(List.of(), trio.app(service).lines().stream().filter(line -> line.contains("otlp.Outage")).toList());
        }
    }

    private static void awaitDelivery() {
        await().atMost(ARRIVAL).until(() -> all("otel_sdk_processor_span_queue_size") == 0);
    }

    private static double delivered() {
        return all("otel_sdk_exporter_span_exported_total", "error_type=\"\"");
    }

    private static double all(String name, String... labels) {
        return Trio.NAMES.stream().mapToDouble(service -> Metrics.of(trio.address(service)).sum(name, labels)).sum();
    }
}
