package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.acme.trio.cli.grafana.MetricLists;
import org.acme.trio.cli.grafana.PromQl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The labels that dashboards, rules and links ask Prometheus for, and the lists of deploy/metrics. */
class LabelNamesTest {

    /** What Prometheus gives to all it scrapes, and the services to all they measure. */
    private static final Set<String> OF_ALL = Set.of("job", "instance");
    private static final Set<String> OF_SERVICES = Set.of("service_name");

    private static final Map<String, Set<String>> RECORDED = new HashMap<>();
    private static MetricLists lists;

    static List<PromQuery> queries() throws IOException {
        List<PromQuery> queries = PromQuery.all();
        assertTrue(queries.size() > 80, queries.toString());
        return queries;
    }

    @BeforeAll
    static void read() throws IOException {
        lists = MetricLists.read(ROOT);
        // In the order of the files: a rule asks for what is recorded before it.
        for (String file : List.of("slo", "telemetry")) {
            for (JsonNode rule : ProjectFiles.yaml("deploy/prometheus/rules/" + file + ".yml").findParents("record")) {
                PromQuery query = new PromQuery(file, rule.path("expr").asText(), "");
                Set<String> labels = RECORDED.computeIfAbsent(rule.path("record").asText(), name -> new TreeSet<>());
                labels.addAll(query.answeredLabels(labelsOfMetrics(query)));
                rule.path("labels").fieldNames().forEachRemaining(labels::add);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void asksForLabelsThatItsMetricsHave(PromQuery query) {
        Set<String> unknown = query.askedLabels();

        unknown.removeAll(labelsOfMetrics(query));

        assertEquals(Set.of(), unknown);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void showsLabelsThatItsAnswerHas(PromQuery query) {
        Set<String> unknown = query.shownLabels();

        unknown.removeAll(query.answeredLabels(labelsOfMetrics(query)));

        assertEquals(Set.of(), unknown);
    }

    @Test
    void listsNoLabelThatNobodyAsksFor() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (PromQuery query : queries()) {
            Set<String> labels = query.askedLabels();
            labels.addAll(query.shownLabels());
            PromQl.metrics(query.expression()).forEach(metric -> labels.forEach(label -> asked.add(metric + " " + label)));
        }
        Set<String> unused = new TreeSet<>();
        lists.byJob().values().forEach(labelsByName -> labelsByName
                .forEach((name, labels) -> labels.forEach(label -> unused.add(name + " " + label))));

        unused.removeAll(asked);

        assertEquals(Set.of(), unused);
    }

    private static Set<String> labelsOfMetrics(PromQuery query) {
        Set<String> labels = new TreeSet<>();
        for (String metric : PromQl.metrics(query.expression())) {
            labels.addAll(RECORDED.getOrDefault(metric, OF_ALL));
            if (lists.jobsOf(metric).contains("trio")) {
                labels.addAll(OF_SERVICES);
            }
            lists.byJob().values().forEach(labelsByName -> labels.addAll(labelsByName.getOrDefault(metric, Set.of())));
        }
        return labels;
    }
}
