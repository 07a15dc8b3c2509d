package org.acme.trio.cli.grafana;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The values of Grafana's variables in queries.
 *
 * @param chosen the dashboard's own variables by name
 * @param scrapeInterval the data source's {@code timeInterval}
 * @param range the length of time that is shown
 */
public record Interpolation(Map<String, String> chosen, Duration scrapeInterval, Duration range) {

    /**
     * {@return the query with all variables filled in}
     *
     * @throws IllegalArgumentException when a variable is not known
     */
    public String apply(String query) {
        return Dollars.query(query, name -> Optional.ofNullable(chosen.get(name)).or(() -> builtIn(name)));
    }

    /** {@return the time between two points: the scrape interval, as in a panel that is wide enough} */
    public Duration interval() {
        return scrapeInterval;
    }

    private Optional<String> builtIn(String name) {
        return switch (name) {
            case "__interval", "__auto" -> Optional.of(seconds(interval()));
            case "__interval_ms" -> Optional.of(String.valueOf(interval().toMillis()));
            case "__rate_interval" -> Optional.of(seconds(scrapeInterval.multipliedBy(4)));
            case "__range" -> Optional.of(seconds(range));
            case "__range_s" -> Optional.of(String.valueOf(range.toSeconds()));
            case "__range_ms" -> Optional.of(String.valueOf(range.toMillis()));
            default -> Optional.empty();
        };
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }
}
