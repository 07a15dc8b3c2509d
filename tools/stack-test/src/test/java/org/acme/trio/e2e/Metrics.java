package org.acme.trio.e2e;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** An answer of {@code /q/metrics}. */
record Metrics(List<String> lines) {

    static Metrics of(URI service) {
        return new Metrics(Http.get(service.resolve("/q/metrics")).body().lines().toList());
    }

    /** The sum over the series of this name that have all these labels, each written as {@code name="value"}. */
    double sum(String name, String... labels) {
        return lines.stream().filter(line -> line.startsWith(name + "{") && Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
