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
import org.acme.trio.cli.grafana.Rules;
import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an alert says to the person who gets it. */
class AlertFilesTest {

    /** Grafana's address, wherever it is: a label of Prometheus, and what Loki takes for its own address. */
    private static final String GRAFANA = "(?:\\{\\{ \\$externalLabels\\.grafana_url \\}\\}|\\{\\{ externalURL \\}\\})";
    private static final Pattern DASHBOARD = Pattern.compile(GRAFANA + "/d/([a-z-]+)(\\?.*)?");
    private static final Pattern RUNBOOK = Pattern.compile(GRAFANA + "/d/runbook\\?viewPanel=panel-(\\d+)");

    static Stream<RuleDefinition> alerts() throws IOException {
        return Stream.concat(Rules.ofPrometheus(ROOT).stream(), Rules.ofLoki(ROOT).stream())
                .filter(RuleDefinition::alerting);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void namesWhatItIsAbout(RuleDefinition alert) {
        assertFalse(alert.annotations().path("summary").asText().isBlank());
        assertFalse(alert.annotations().path("description").asText().isBlank());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToADashboardThatIsThere(RuleDefinition alert) throws IOException {
        Set<String> uids = Dashboard.readAll(ROOT).stream().map(Dashboard::uid).collect(Collectors.toSet());

        Matcher link = DASHBOARD.matcher(alert.annotations().path("dashboard").asText());

        assertTrue(link.matches() && uids.contains(link.group(1)), alert.annotations().toString());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToItsSectionOfTheRunbook(RuleDefinition alert) throws IOException {
        Matcher link = RUNBOOK.matcher(alert.annotations().path("runbook_url").asText());

        assertTrue(link.matches(), alert.annotations().toString());
        assertEquals(alert.name(), RunbookTest.panels().get(Integer.parseInt(link.group(1))).path("title").asText());
    }

    @Test
    void knowsGrafanaByTheVariableThatProgramsAreGiven() throws IOException {
        assertEquals("${GRAFANA_URL}",
                ProjectFiles.yaml("deploy/prometheus/prometheus.yml").at("/global/external_labels/grafana_url").asText());
        assertEquals("${GRAFANA_URL}", ProjectFiles.yaml("deploy/loki/loki.yaml").at("/ruler/external_url").asText());
        for (String program : List.of("prometheus", "loki")) {
            assertEquals("${GRAFANA_URL:-http://127.0.0.1:${GRAFANA_PORT:-3000}}",
                    Compose.base(program).definition().at("/environment/GRAFANA_URL").asText(), program);
        }
    }

    @Test
    void asksTheProgramThatEvaluatesItForGrafanasAddress() throws IOException {
        for (RuleDefinition alert : alerts().toList()) {
            boolean ofLoki = Rules.ofLoki(ROOT).contains(alert);
            String other = ofLoki ? "$externalLabels" : "externalURL";
            assertFalse(alert.annotations().toString().contains(other), alert.toString());
        }
    }
}
