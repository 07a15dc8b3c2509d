package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** More requests than the services can answer. {@code -Dweather.saturation=600} says for how many seconds. */
class SaturationIT extends WithStack {

    private static final int CALLERS = 16;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("weather.saturation", 20));

    @Test
    void noExportStallsAndNoSpanIsLost() throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        URI chain = at("service-a", "/chain");
        long end = System.nanoTime() + TIME.toNanos();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(() -> {
                while (System.nanoTime() < end) {
                    assertEquals(200, Http.status(chain));
                    answered.incrementAndGet();
                }
            });
        }
        callers.shutdown();
        callers.awaitTermination(TIME.toSeconds() + 60, TimeUnit.SECONDS);
        for (String service : Trio.NAMES) {
            await().atMost(ARRIVAL)
                    .until(() -> Metrics.of(trio.address(service)).sum("otel_sdk_processor_span_queue_size") == 0);
            Metrics metrics = Metrics.of(trio.address(service));
            assertEquals(0, metrics.sum("otel_sdk_processor_span_processed_total"), service + " had no room for spans");
            assertEquals(List.of(), trio.app(service).lines().stream().filter(line -> line.contains("otlp.Outage")).toList());
        }
        long expected = 9 * answered.get();
        double delivered = Trio.NAMES.stream().mapToDouble(service -> Metrics.of(trio.address(service))
                .sum("otel_sdk_exporter_span_exported_total", "error_type=\"\"")).sum();
        System.out.printf("%d s at saturation: %d chains, %.0f of %d spans delivered.%n", TIME.toSeconds(), answered.get(),
                delivered, expected);
        assertEquals(expected, delivered);
    }
}
