package org.acme.trio.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;

import org.acme.trio.cli.http.Service;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final Results results = new Results();

    @Test
    void sumsUpByEndpointAndStatus() {
        IntStream.range(0, 106).forEach(request -> results.sent());
        for (int millis = 1; millis <= 100; millis++) {
            results.answered(Service.A, "/chain", 200, Duration.ofMillis(millis));
        }
        results.answered(Service.A, "/chain", 503, Duration.ofMillis(5));
        results.answered(Service.A, "/", 200, Duration.ofNanos(1_500_000));
        results.failed(Service.C, "connection refused");
        results.failed(Service.C, "connection refused");
        results.failed(Service.B, "no answer in 30 s");

        assertSummary("""
                endpoint         status    count    p50 ms    p95 ms    max ms
                /                   200        1       1.5       1.5       1.5
                /chain              200      100      50.0      95.0     100.0
                /chain              503        1       5.0       5.0       5.0
                total                        102      49.0      95.0     100.0

                106 requests in 5.3 s: 20.0 per second, asked for 20
                without an answer: 3
                  1 service-b: no answer in 30 s
                  2 service-c: connection refused
                not waited for: 1
                """, Duration.ofMillis(5300));
    }

    @Test
    void isReadableWithoutAnyAnswer() {
        assertSummary("""
                endpoint         status    count    p50 ms    p95 ms    max ms
                total                          0       0.0       0.0       0.0

                0 requests in 0.0 s: 0.0 per second, asked for 20
                without an answer: 0
                """, Duration.ZERO);
    }

    @Test
    void tellsTheProgress() {
        results.answered(Service.A, "/chain", 200, Duration.ofMillis(1));
        results.failed(Service.C, "connection refused");

        assertEquals("   3 of 30 s:      1 answered, 1 without an answer",
                Progress.line(results.snapshot(), Duration.ofMillis(3900), Duration.ofSeconds(30)));
    }

    private void assertSummary(String expected, Duration sending) {
        assertEquals(expected, String.join("\n", Summary.of(results.snapshot(), 20, sending)) + "\n");
    }
}
