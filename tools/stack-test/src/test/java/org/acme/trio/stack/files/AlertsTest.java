package org.acme.trio.stack.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Where an alert leads the person who gets it: to a dashboard, and to its section of the runbook. */
class AlertsTest {

    /**
     * An alert rule.
     *
     * @param grafana how the program that evaluates it writes Grafana's address: Prometheus has a label of its own for it,
     *        Loki's ruler takes it for its own address
     */
    record Alert(String name, JsonNode annotations, String grafana) {

        Matcher link(String annotation, String path) {
            return Pattern.compile(Pattern.quote(grafana) + path).matcher(annotations.path(annotation).asText());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        add("deploy/prometheus/rules", "{{ $externalLabels.grafana_url }}", alerts);
        add("deploy/loki/rules/fake", "{{ externalURL }}", alerts);
        return alerts;
    }

    private static void add(String directory, String grafana, List<Alert> alerts) throws IOException {
        for (String file : ProjectFiles.list(directory, ".yml")) {
            ProjectFiles.yaml(file).findParents("alert")
                    .forEach(rule -> alerts.add(new Alert(rule.path("alert").asText(), rule.path("annotations"), grafana)));
        }
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysWhatIsWrong(Alert alert) {
        assertFalse(alert.annotations().path("summary").asText().isBlank());
        assertFalse(alert.annotations().path("description").asText().isBlank());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToADashboardThatIsThere(Alert alert) throws IOException {
        Matcher link = alert.link("dashboard", "/d/([a-z-]+)(\\?.*)?");

        assertTrue(link.matches(), alert.annotations().toString());
        assertTrue(GrafanaFilesTest.dashboardUids().contains(link.group(1)), link.group(1));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToItsSectionOfTheRunbook(Alert alert) throws IOException {
        Matcher link = alert.link("runbook_url", "/d/runbook\\?viewPanel=panel-(\\d+)");

        assertTrue(link.matches(), alert.annotations().toString());
        assertEquals(alert.name(), runbookPanels().get(link.group(1)).path("title").asText());
    }

    @Test
    void namesNothingThatTheRunbookDoesNotExplain() throws IOException {
        List<String> dropped = ProjectFiles.yaml("deploy/prometheus/rules/telemetry.yml").findValuesAsText("what");
        assertFalse(dropped.isEmpty());
        for (String what : dropped) {
            assertTrue(ProjectFiles.text("docs/runbook.md").contains(what), what);
        }
    }

    /** Grafana has the runbook as a dashboard, one panel for each section, so that a link opens wherever Grafana is. */
    @Test
    void findsTheRunbookInGrafana() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        for (String section : ProjectFiles.text("docs/runbook.md").split("(?m)^##? ")) {
            String[] parts = section.split("\n", 2);
            if (parts.length == 2) {
                sections.put(parts[0], parts[1].strip());
            }
        }
        Map<String, String> panels = new TreeMap<>();
        runbookPanels().values().forEach(
                panel -> panels.put(panel.path("title").asText(), panel.at("/options/content").asText()));
        assertEquals(sections.keySet(), panels.keySet());

        sections.forEach((title, text) -> assertEquals(text, panels.get(title),
                () -> "the content of " + title + " has to be " + new TextNode(text)));
    }

    @Test
    void knowsGrafanasAddress() throws IOException {
        JsonNode prometheus = ProjectFiles.yaml("deploy/prometheus/prometheus.yml");
        JsonNode loki = ProjectFiles.yaml("deploy/loki/loki.yaml");

        assertEquals("${GRAFANA_URL}", prometheus.at("/global/external_labels/grafana_url").asText());
        assertEquals("${GRAFANA_URL}", loki.at("/ruler/external_url").asText());
    }

    /** {@return the panels of the runbook in Grafana, by their id} */
    private static Map<String, JsonNode> runbookPanels() throws IOException {
        Map<String, JsonNode> panels = new TreeMap<>();
        ProjectFiles.yaml("grafana/dashboards/runbook.json").path("panels")
                .forEach(panel -> panels.put(panel.path("id").asText(), panel));
        return panels;
    }
}
