package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.acme.trio.testing.HangingBackend;
import org.acme.trio.testing.Logs;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import io.opentelemetry.api.trace.Tracer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Requests are answered as fast as ever while the backend takes no telemetry. */
@QuarkusTest
@TestProfile(HangingBackend.class)
class HangingBackendTest extends WithPeers {

    private static final int MORE_THAN_THE_QUEUE_TAKES = 100_000;

    @Inject
    Tracer tracer;
    @Inject
    Logs logs;
    @ConfigProperty(name = "quarkus.otel.bsp.max.queue.size")
    int queue;

    /** By the times in the access log, half of which are far below the time that an export hangs. */
    @Test
    void requestsAreNotSlowed() {
        List<TraceParent> callers = Stream.generate(TraceParent::sampled).limit(101).toList();
        callers.forEach(caller -> given().header("traceparent", caller.header()).get("/").then().statusCode(200));
        List<Double> millis = callers.stream().map(caller -> await().pollDelay(Duration.ZERO)
                .until(() -> logs.accessLines(caller.traceId()), lines -> !lines.isEmpty()).get(0).getMdc("duration_ms"))
                .map(Double::valueOf).sorted().toList();
        assertThat(millis.get(50)).isLessThan(100);
    }

    @Test
    void whoMakesASpanNeverWaitsForTheBackend() {
        assertThat(queue).isLessThan(MORE_THAN_THE_QUEUE_TAKES);
        long start = System.nanoTime();
        for (int i = 0; i < MORE_THAN_THE_QUEUE_TAKES; i++) {
            tracer.spanBuilder("flood").startSpan().end();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        given().get("/chain?route=b").then().statusCode(200);
    }

    @Test
    void theLogSaysSoAndIsNotFilled() {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            given().get("/").then().statusCode(200);
            assertThat(warnings()).isNotEmpty();
        });
        assertThat(warnings()).hasSizeLessThan(10);
    }

    private List<ExtLogRecord> warnings() {
        return logs.all().stream().filter(record -> record.getLoggerName().startsWith("org.acme.trio.otlp")).toList();
    }
}
