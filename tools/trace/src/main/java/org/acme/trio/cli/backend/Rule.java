package org.acme.trio.cli.backend;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rule that is loaded.
 *
 * @param alerting whether it is an alert rule; else it records
 * @param health {@code ok}, {@code err}, or {@code unknown} before the first evaluation
 * @param lastError of the last evaluation; empty when there was none
 */
public record Rule(String name, boolean alerting, String health, String lastError) {

    /** {@return the rules in the format of Prometheus' HTTP API, which Loki has too} */
    static List<Rule> of(JsonNode answer) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode group : answer.path("data").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                rules.add(new Rule(rule.path("name").asText(), rule.path("type").asText().equals("alerting"),
                        rule.path("health").asText(), rule.path("lastError").asText()));
            }
        }
        return rules;
    }
}
