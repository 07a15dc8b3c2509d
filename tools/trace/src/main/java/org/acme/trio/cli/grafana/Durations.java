package org.acme.trio.cli.grafana;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Grafana and Prometheus write them, such as {@code 10s}, {@code -1m} or {@code now-30m}. */
public final class Durations {

    private static final Pattern FORMAT = Pattern.compile("(now)?(-?)(\\d+)(ms|s|m|h|d|w)");

    private Durations() {
    }

    /**
     * {@return the duration, which is negative after a minus sign}
     *
     * @throws IllegalArgumentException when it is not such a duration
     */
    public static Duration parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 10s, -1m or now-30m");
        }
        long amount = Long.parseLong(matcher.group(2) + matcher.group(3));
        return switch (matcher.group(4)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }
}
