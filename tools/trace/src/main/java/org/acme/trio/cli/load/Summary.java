package org.acme.trio.cli.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.HdrHistogram.Histogram;

/** The table at the end of a run. */
final class Summary {

    private Summary() {
    }

    /**
     * {@return the lines: one for each endpoint and status, the total, the rate and the requests without an answer}
     *
     * @param rate the rate that was asked for, per second
     * @param sending the time in which the requests were sent
     */
    static List<String> of(Results.Snapshot results, int rate, Duration sending) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-16s %6s %8s %9s %9s %9s", "endpoint", "status", "count", "p50 ms", "p95 ms", "max ms"));
        Histogram total = new Histogram(3);
        results.answers().forEach((key, histogram) -> {
            total.add(histogram);
            lines.add(row(key.endpoint(), String.valueOf(key.status()), histogram));
        });
        lines.add(row("total", "", total));
        lines.add("");
        long sent = results.sent();
        double seconds = Math.max(1, sending.toMillis()) / 1000.0;
        lines.add(String.format(Locale.ROOT, "%d requests in %.1f s: %.1f per second, asked for %d",
                sent, seconds, sent / seconds, rate));
        lines.add("without an answer: " + results.failed());
        results.failures().forEach((reason, count) -> lines.add("  " + count + " " + reason));
        long unfinished = sent - total.getTotalCount() - results.failed();
        if (unfinished > 0) {
            lines.add("not waited for: " + unfinished);
        }
        return lines;
    }

    private static String row(String endpoint, String status, Histogram micros) {
        return String.format(Locale.ROOT, "%-16s %6s %8d %9.1f %9.1f %9.1f", endpoint, status, micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(95) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }
}
