package org.acme.trio.cli.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A program that Prometheus scrapes.
 *
 * @param health {@code up}, {@code down}, or {@code unknown} before the first scrape
 * @param lastError of the last scrape; empty when there was none
 */
public record ScrapeTarget(Map<String, String> labels, String health, String lastError) {

    public ScrapeTarget {
        labels = Map.copyOf(labels);
    }

    public boolean isUp() {
        return health.equals("up");
    }

    /** {@return whether nobody misses it when it does not run} */
    public boolean isOptional() {
        return "true".equals(labels.get("optional"));
    }

    public String job() {
        return labels.getOrDefault("job", "");
    }

    /** {@return the name of the service, else the job, with the address} */
    @Override
    public String toString() {
        return labels.getOrDefault("service_name", job()) + " at " + labels.getOrDefault("instance", "?");
    }

    static List<ScrapeTarget> of(JsonNode answer) {
        List<ScrapeTarget> targets = new ArrayList<>();
        for (JsonNode target : answer.path("data").path("activeTargets")) {
            targets.add(new ScrapeTarget(JsonMaps.strings(target.path("labels")), target.path("health").asText(),
                    target.path("lastError").asText()));
        }
        return targets;
    }
}
