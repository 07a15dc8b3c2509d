package org.acme.trio.trace.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A span of time that is asked about. */
public record TimeRange(Instant from, Instant to) {

    /** {@return the range that ends now} */
    public static TimeRange last(Duration length) {
        Instant now = Instant.now();
        return new TimeRange(now.minus(length), now);
    }

    /** {@return {@code start} and {@code end} as Prometheus and Loki take them: seconds since the epoch} */
    Map<String, String> parameters() {
        return Map.of("start", seconds(from), "end", seconds(to));
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }
}
