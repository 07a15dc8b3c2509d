package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The runbook, to which each alert leads, and its copy in Grafana. */
class RunbookTest {

    @Test
    void hasASectionForEachAlertAndNoOther() throws IOException {
        Set<String> alerts = AlertFilesTest.alerts().map(RuleDefinition::name).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(alerts, lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void explainsEverythingThatCanBeDropped() throws IOException {
        Set<String> what = new TreeSet<>(
                ProjectFiles.yaml("deploy/prometheus/rules/telemetry.yml").findValuesAsText("what"));
        assertFalse(what.isEmpty());

        assertEquals(what, lines().dropWhile(line -> !line.startsWith("| `what` |")).skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .flatMap(row -> Stream.of(row.split("\\|")[1].strip().split(", ")))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The runbook is where an alert can lead: Grafana has it as a dashboard, one panel for each section. */
    @Test
    void isTheSameInGrafana() throws IOException {
        Map<String, JsonNode> panels = new TreeMap<>();
        panels().values().forEach(panel -> panels.put(panel.path("title").asText(), panel));
        Map<String, String> sections = sections();
        assertEquals(sections.keySet(), panels.keySet());

        sections.forEach((title, text) -> assertEquals(text, panels.get(title).at("/options/content").asText(),
                () -> "the content of " + title + " has to be " + new TextNode(text)));
    }

    /** {@return the panels of the runbook in Grafana, by their id} */
    static Map<Integer, JsonNode> panels() throws IOException {
        Map<Integer, JsonNode> panels = new TreeMap<>();
        ProjectFiles.yaml("grafana/dashboards/runbook.json").path("panels")
                .forEach(panel -> panels.put(panel.path("id").asInt(), panel));
        return panels;
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        for (String section : ProjectFiles.text("docs/runbook.md").split("(?m)^##? ")) {
            String[] parts = section.split("\n", 2);
            if (parts.length == 2) {
                sections.put(parts[0], parts[1].strip());
            }
        }
        return sections;
    }

    private static Stream<String> lines() throws IOException {
        return ProjectFiles.text("docs/runbook.md").lines();
    }
}
