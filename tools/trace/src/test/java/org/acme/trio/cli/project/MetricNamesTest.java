package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.MetricLists;
import org.acme.trio.cli.grafana.PromQl;
import org.acme.trio.cli.grafana.Rules;
import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.junit.jupiter.api.Test;

/** What dashboards, rules and links ask of Prometheus, and the lists of deploy/metrics. */
class MetricNamesTest {

    @Test
    void asksOnlyForMetricsThatSomebodyEmits() throws IOException {
        MetricLists lists = MetricLists.read(ROOT);
        Set<String> recorded = new TreeSet<>(
                Rules.ofPrometheus(ROOT).stream().filter(rule -> !rule.alerting()).map(RuleDefinition::name).toList());
        Set<String> unknown = asked();
        assertFalse(unknown.isEmpty());

        unknown.removeIf(metric -> recorded.contains(metric) || !lists.jobsOf(metric).isEmpty());

        assertEquals(Set.of(), unknown);
    }

    @Test
    void listsNoMetricThatNobodyAsksFor() throws IOException {
        Set<String> asked = asked();
        // Grafana's service graph asks for this one.
        asked.add("traces_service_graph_request_total");
        Set<String> listed = new TreeSet<>();
        MetricLists.read(ROOT).byJob().values().forEach(labelsByName -> listed.addAll(labelsByName.keySet()));

        listed.removeIf(metric -> asked.stream().anyMatch(metric::matches));

        assertEquals(Set.of(), listed);
    }

    private static Set<String> asked() throws IOException {
        DataSources sources = ProvisioningTest.sources();
        Set<String> metrics = new TreeSet<>();
        for (Dashboard dashboard : Dashboard.readAll(ROOT)) {
            dashboard.panels().stream().flatMap(panel -> panel.queries().stream())
                    .filter(query -> query.dataSource().equals("prometheus"))
                    .forEach(query -> metrics.addAll(PromQl.metrics(query.expression())));
        }
        Rules.ofPrometheus(ROOT).forEach(rule -> metrics.addAll(PromQl.metrics(rule.expression())));
        for (DataSource source : sources.all()) {
            source.settings().path("tracesToMetrics").path("queries")
                    .forEach(query -> metrics.addAll(PromQl.metrics(query.path("query").asText())));
        }
        return metrics;
    }
}
