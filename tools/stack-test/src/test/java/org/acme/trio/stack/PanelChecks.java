package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Each query of a panel has data for each choice of the variables. A panel whose good state is to show no trouble has to show a
 * zero: that is data too. What needs an optional program that does not run is skipped.
 */
@ExtendWith(StackResolver.class)
class PanelChecks {

    @TestFactory
    @DisplayName("panels of the dashboards")
    List<DynamicTest> panels(Stack stack, RetriedTests group) throws IOException {
        MetricLists metrics = MetricLists.read(stack.root());
        List<DynamicTest> tests = new ArrayList<>();
        for (Dashboard dashboard : stack.dashboards()) {
            for (JsonNode panel : dashboard.panels()) {
                tests.add(group.test("panel " + dashboard.title() + " / " + panel.path("title").asText(),
                        () -> data(stack, dashboard, panel, metrics)));
            }
        }
        return tests;
    }

    private static String data(Stack stack, Dashboard dashboard, JsonNode panel, MetricLists metrics) throws IOException {
        Map<String, Long> figures = new TreeMap<>();
        for (Map<String, String> choice : dashboard.choices(stack.sources())) {
            PanelQueries queries = new PanelQueries(stack, dashboard.range(), choice);
            for (JsonNode target : panel.path("targets")) {
                JsonNode uid = target.path("datasource").path("uid");
                Map<String, Long> counts = queries.ask(DataSource.byUid(stack.sources(),
                        uid.isMissingNode() ? panel.path("datasource").path("uid") : uid), target);
                if (counts.keySet().stream().allMatch(PanelQueries.EXEMPLARS::equals)) {
                    return missing("no data for " + choice, target, stack, metrics);
                }
                if (target.path("exemplar").asBoolean() && !counts.containsKey(PanelQueries.EXEMPLARS)) {
                    return missing("no exemplars for " + choice, target, stack, metrics);
                }
                counts.forEach((unit, count) -> figures.merge(target.path("refId").asText() + " " + unit, count, Long::sum));
            }
        }
        return figures.isEmpty() ? fail("it has no query") : figures.toString();
    }

    private static String missing(String what, JsonNode target, Stack stack, MetricLists metrics) throws IOException {
        String expression = target.path("expr").asText(target.path("query").asText());
        Prometheus prometheus = new Prometheus(stack.prometheus());
        for (Set<String> jobs : metrics.jobsOf(expression)) {
            if (prometheus.lacksOptional(jobs)) {
                return abort(String.join(" or ", jobs) + ", which is optional, does not run");
            }
        }
        return fail(what + ": " + target.path("refId").asText() + " " + expression);
    }
}
