package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.Dashboard.Variable;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.Panel;
import org.acme.trio.cli.grafana.Panel.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The dashboards, as files. */
class DashboardFilesTest {

    /** Panels that show no numbers. */
    private static final Set<String> WITHOUT_UNIT = Set.of("logs", "table", "nodeGraph", "traces", "state-timeline");

    /** Panels whose values have the colour of a threshold. */
    private static final Set<String> COLOURED = Set.of("stat", "gauge", "bargauge", "state-timeline");

    private static final Pattern UNIT = Pattern.compile("_(seconds|bytes)(?:_sum|_bucket)?\\b");
    private static final Pattern NOT_NATIVE = Pattern
            .compile("jvm_gc_|jvm_buffer_|jvm_memory_max_bytes|process_cpu_usage|system_cpu_usage");

    static Stream<Dashboard> dashboards() throws IOException {
        List<Dashboard> dashboards = Dashboard.readAll(ROOT);
        assertTrue(dashboards.size() >= 4, dashboards.toString());
        return dashboards.stream();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void namesTheFileLikeTheUid(Dashboard dashboard) {
        assertEquals(dashboard.file(), dashboard.uid());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void asksOnlyDataSourcesThatAreThere(Dashboard dashboard) throws IOException {
        DataSources sources = ProvisioningTest.sources();
        for (Panel panel : dashboard.panels()) {
            assertFalse(panel.queries().isEmpty(), panel.title());
            for (Query query : panel.queries()) {
                assertEquals(query.dataSource(), sources.byUid(query.dataSource()).uid());
            }
        }
        for (Variable variable : dashboard.variables()) {
            assertEquals(variable.dataSource(), sources.byUid(variable.dataSource()).uid());
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void saysWhatEachPanelShowsAndInWhichUnit(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            String name = dashboard.title() + " / " + panel.title();
            assertFalse(panel.description().isBlank(), name + " has no description");
            assertTrue(WITHOUT_UNIT.contains(panel.type()) || !panel.unit().isEmpty(), name + " has no unit");
        }
    }

    /** Without any, Grafana paints a value red from 80 on, be it a minute and a half of uptime. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void saysFromWhichValueOnAColourChanges(Dashboard dashboard) throws IOException {
        for (JsonNode panel : panels(dashboard)) {
            JsonNode steps = panel.at("/fieldConfig/defaults/thresholds/steps");
            assertTrue(!COLOURED.contains(panel.path("type").asText()) || !steps.isEmpty(), panel.path("title").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void showsOneKindOfQuantityOnAnAxis(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            Set<String> kinds = panel.queries().stream().map(query -> kind(query.expression())).collect(Collectors.toSet());
            assertTrue(kinds.size() == 1, dashboard.title() + " / " + panel.title() + " shows " + kinds);
        }
    }

    /** What a native executable says 0 of, or nothing: jvm_gc_overhead, process_cpu_usage, jvm_buffer_ and jvm_gc_pause_. */
    @Test
    void tellsWhatANativeExecutableDoesNotMeasure() throws IOException {
        for (JsonNode panel : panels(
                dashboards().filter(found -> found.uid().equals("service-detail")).findFirst().orElseThrow())) {
            String queries = panel.path("targets").toString();
            if (NOT_NATIVE.matcher(queries).find()) {
                assertTrue(panel.path("description").asText().contains("native executable"), panel.path("title").asText());
            }
        }
    }

    private static JsonNode panels(Dashboard dashboard) throws IOException {
        return ProjectFiles.yaml("grafana/dashboards/" + dashboard.file() + ".json").path("panels");
    }

    /** A number of things, what happens per second, or the unit that the metric names. */
    private static String kind(String expression) {
        Matcher unit = UNIT.matcher(expression);
        return (expression.contains("rate(") ? "per second " : "") + (unit.find() ? unit.group(1) : "");
    }
}
