package org.acme.trio.stack.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** What Grafana is provisioned with: data sources, the links between them, and dashboards. */
class GrafanaFilesTest {

    private static final String DATA_SOURCES = "grafana/provisioning/datasources/datasources.yml";

    /** Has the annotations that were posted; is always there. */
    private static final String GRAFANA_ITSELF = "-- Grafana --";

    /** As Grafana reads it: two dollar signs are one, and a single one is a variable of the environment. */
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:\\$|\\{(\\w+)\\}|(\\w+))");

    /** Panels that show no numbers. */
    private static final Set<String> WITHOUT_UNIT = Set.of("logs", "table", "nodeGraph", "traces", "state-timeline");

    /** Panels whose values have the colour of a threshold. */
    private static final Set<String> COLOURED = Set.of("stat", "gauge", "bargauge");

    private static final Pattern UNIT = Pattern.compile("_(seconds|bytes)(?:_sum|_bucket)?\\b");

    /** A panel that asks something, also within a row. */
    record Panel(String dashboard, JsonNode json) {

        @Override
        public String toString() {
            return dashboard + " / " + json.path("title").asText();
        }
    }

    static List<Panel> panels() throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (String file : ProjectFiles.list("grafana/dashboards", ".json")) {
            ProjectFiles.yaml(file).findParents("targets").forEach(panel -> panels.add(new Panel(file, panel)));
        }
        return panels;
    }

    static Set<String> dashboardUids() throws IOException {
        Set<String> uids = new TreeSet<>();
        for (String file : ProjectFiles.list("grafana/dashboards", ".json")) {
            assertTrue(uids.add(ProjectFiles.yaml(file).path("uid").asText()), file);
        }
        return uids;
    }

    @Test
    void expandsOnlyVariablesThatAreThereInTheDataSources() throws IOException {
        Set<String> unknown = DOLLAR.matcher(ProjectFiles.text(DATA_SOURCES).replaceAll("(?m)^\\s*#.*", "")).results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .filter(name -> name != null).collect(Collectors.toCollection(TreeSet::new));
        assertFalse(unknown.isEmpty());

        unknown.removeAll(Addresses.of("compose").keySet());

        assertEquals(Set.of(), unknown);
    }

    @ParameterizedTest
    @CsvSource({
            "prometheus, /exemplarTraceIdDestinations/0/datasourceUid, tempo",
            "tempo, /tracesToLogsV2/datasourceUid, loki",
            "tempo, /tracesToMetrics/datasourceUid, prometheus",
            "tempo, /serviceMap/datasourceUid, prometheus",
            "loki, /derivedFields/0/datasourceUid, tempo",
            "loki, /alertmanagerUid, alertmanager",
            "jaeger, /tracesToLogsV2/datasourceUid, loki" })
    void linksTheSignals(String from, String link, String to) throws IOException {
        assertEquals(to, dataSources().get(from).path("jsonData").at(link).asText());
    }

    @Test
    void linksOnlyToDataSourcesThatAreThere() throws IOException {
        Set<String> links = new HashSet<>();
        for (JsonNode source : dataSources().values()) {
            links.addAll(source.findValuesAsText("datasourceUid"));
            links.addAll(source.findValuesAsText("alertmanagerUid"));
        }

        links.removeAll(dataSources().keySet());

        assertEquals(Set.of(), links);
    }

    @Test
    void asksOnlyDataSourcesThatAreThereInDashboards() throws IOException {
        Map<String, JsonNode> sources = dataSources();
        for (String file : ProjectFiles.list("grafana/dashboards", ".json")) {
            for (JsonNode asked : ProjectFiles.yaml(file).findValues("datasource")) {
                if (asked.path("uid").asText().equals(GRAFANA_ITSELF)) {
                    continue;
                }
                assertTrue(sources.containsKey(asked.path("uid").asText()), file + " " + asked);
                assertEquals(sources.get(asked.path("uid").asText()).path("type"), asked.path("type"), file);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("panels")
    void saysWhatAPanelShowsInWhichUnitAndFromWhereOnItsColourChanges(Panel panel) {
        JsonNode defaults = panel.json().at("/fieldConfig/defaults");
        String type = panel.json().path("type").asText();

        assertFalse(panel.json().path("description").asText().isBlank(), "no description");
        assertTrue(WITHOUT_UNIT.contains(type) || defaults.has("unit"), "no unit");
        // Without any, Grafana paints a value red from 80 on, be it a minute and a half of uptime.
        assertTrue(!COLOURED.contains(type) || !defaults.at("/thresholds/steps").isEmpty(), "no thresholds");
        // With the colours of thresholds, Grafana merges what lies between two of them and takes no notice of the mappings.
        assertTrue(!type.equals("state-timeline") || defaults.at("/color/mode").asText().equals("fixed"), "colour of a state");
    }

    @ParameterizedTest
    @MethodSource("panels")
    void showsOneKindOfQuantityOnAnAxis(Panel panel) {
        assertEquals(1, panel.json().path("targets").valueStream()
                .map(target -> kind(target.path("expr").asText())).distinct().count());
    }

    /** A number of things, what happens per second, or the unit that the metric names. */
    private static String kind(String expression) {
        Matcher unit = UNIT.matcher(expression);
        return (expression.contains("rate(") ? "per second " : "") + (unit.find() ? unit.group(1) : "");
    }

    /** {@return the data sources by uid, of which each has its own} */
    private static Map<String, JsonNode> dataSources() throws IOException {
        Map<String, JsonNode> sources = new TreeMap<>();
        for (JsonNode source : ProjectFiles.yaml(DATA_SOURCES).path("datasources")) {
            assertEquals(null, sources.put(source.path("uid").asText(), source), source.toString());
        }
        return sources;
    }
}
