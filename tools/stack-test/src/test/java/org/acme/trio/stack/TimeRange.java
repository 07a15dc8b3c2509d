package org.acme.trio.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A range of time that is asked about. */
record TimeRange(Instant from, Instant to) {

    /** {@return the range that ends now} */
    static TimeRange last(Duration length) {
        Instant now = Instant.now();
        return new TimeRange(now.minus(length), now);
    }

    /** {@return the parameters of a query over the range for Prometheus and Loki, which take seconds since the epoch} */
    Map<String, String> parameters(String query) {
        return new HashMap<>(Map.of("query", query, "start", seconds(from), "end", seconds(to)));
    }

    private static String seconds(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }
}
