package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.acme.trio.trace.http.JsonApi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

/** The rules of the files are loaded and can be evaluated. */
@ExtendWith(StackResolver.class)
class RuleChecks {

    /**
     * Where rules are loaded.
     *
     * @param path of the rules, whose format Loki has from Prometheus
     */
    private record Ruler(JsonApi api, String path) {

        List<JsonNode> rules(boolean alerting) throws IOException {
            return RuleChecks.rules(List.of(api.get(path, Map.of()).path("data"))).stream()
                    .filter(rule -> rule.path("type").asText().equals("alerting") == alerting).toList();
        }
    }

    @TestFactory
    @DisplayName("rules")
    List<DynamicTest> rules(Stack stack, RetriedTests group) throws IOException {
        Path deploy = stack.root().resolve("deploy");
        List<JsonNode> inPrometheus = rules(Yaml.readAll(deploy.resolve("prometheus/rules"), ".yml"));
        Ruler prometheus = new Ruler(new Prometheus(stack.prometheus()).api(), "/api/v1/rules");
        Ruler loki = new Ruler(new Loki(stack.loki()).api(), "/prometheus/api/v1/rules");
        List<DynamicTest> tests = new ArrayList<>();
        for (String alert : names(inPrometheus, "alert")) {
            tests.add(group.test("alert rule " + alert + " in Prometheus", () -> alert(alert, prometheus.rules(true))));
        }
        tests.add(group.test("recording rules in Prometheus",
                () -> recording(names(inPrometheus, "record"), prometheus.rules(false))));
        // "fake" is the tenant of a Loki that has only one.
        for (String alert : names(rules(Yaml.readAll(deploy.resolve("loki/rules/fake"), ".yml")), "alert")) {
            tests.add(group.test("alert rule " + alert + " in Loki", () -> alert(alert, loki.rules(true))));
        }
        return tests;
    }

    private static List<JsonNode> rules(List<JsonNode> owners) {
        return owners.stream().flatMap(owner -> Prometheus.stream(owner.path("groups")))
                .flatMap(group -> Prometheus.stream(group.path("rules"))).toList();
    }

    private static List<String> names(List<JsonNode> rules, String key) {
        return rules.stream().filter(rule -> rule.has(key)).map(rule -> rule.path(key).asText()).toList();
    }

    private static String alert(String name, List<JsonNode> loaded) {
        List<JsonNode> rules = loaded.stream().filter(rule -> rule.path("name").asText().equals(name)).toList();
        return rules.isEmpty() ? fail("it is not loaded")
                : rules.stream().filter(rule -> !isOk(rule)).findFirst()
                        .map(RuleChecks::failed).orElse("health ok");
    }

    private static String recording(List<String> names, List<JsonNode> loaded) {
        Set<String> missing = new TreeSet<>(names);
        loaded.stream().filter(RuleChecks::isOk).forEach(rule -> missing.remove(rule.path("name").asText()));
        loaded.stream().filter(rule -> !isOk(rule)).forEach(rule -> missing.add(rule.path("name").asText()));
        return missing.isEmpty() && !loaded.isEmpty() ? loaded.size() + " rules, health ok"
                : fail("not loaded, or not ok: " + String.join(", ", missing));
    }

    private static boolean isOk(JsonNode rule) {
        return rule.path("health").asText().equals("ok");
    }

    private static String failed(JsonNode rule) {
        return fail("health " + rule.path("health").asText() + " " + rule.path("lastError").asText());
    }
}
