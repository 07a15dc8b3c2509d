package org.acme.trio.cli.grafana;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The rule files of Prometheus and of Loki's ruler, which have one format. */
public final class Rules {

    /**
     * A rule of a file.
     *
     * @param alerting whether it is an alert rule; else it records a series of its name
     */
    public record RuleDefinition(String name, boolean alerting, String expression, JsonNode annotations) {
    }

    private Rules() {
    }

    /** {@return the rules of {@code deploy/prometheus/rules}} */
    public static List<RuleDefinition> ofPrometheus(Path root) throws IOException {
        return read(root.resolve("deploy/prometheus/rules"));
    }

    /** {@return the rules of {@code deploy/loki/rules/fake}: "fake" is the tenant of a Loki that has only one} */
    public static List<RuleDefinition> ofLoki(Path root) throws IOException {
        return read(root.resolve("deploy/loki/rules/fake"));
    }

    private static List<RuleDefinition> read(Path directory) throws IOException {
        List<RuleDefinition> rules = new ArrayList<>();
        for (Path file : Yaml.files(directory, ".yml", ".yaml")) {
            for (JsonNode group : Yaml.read(file).path("groups")) {
                for (JsonNode rule : group.path("rules")) {
                    boolean alerting = rule.has("alert");
                    rules.add(new RuleDefinition(rule.path(alerting ? "alert" : "record").asText(), alerting,
                            rule.path("expr").asText(), rule.path("annotations")));
                }
            }
        }
        return rules;
    }
}
