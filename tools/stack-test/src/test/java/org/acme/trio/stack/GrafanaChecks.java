package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

/** Grafana has what the files say: each data source with its links, and each dashboard; and reaches the backends. */
@ExtendWith(StackResolver.class)
class GrafanaChecks {

    /** Alertmanager's is asked by the browser only; Jaeger need not run. */
    private static final Set<String> REACHED = Set.of("prometheus", "loki", "tempo");

    private static final String TAG = "verify";
    private static final String MARK = "verify.sh: requests that fail or wait, for two minutes";

    /** To be called before the first request; does nothing where Grafana cannot be asked. */
    static void mark(Grafana grafana) throws IOException {
        if (grafana.isUsable()) {
            grafana.annotate(TAG, MARK);
        }
    }

    @TestFactory
    @DisplayName("Grafana")
    List<DynamicTest> grafana(Stack stack, RetriedTests group) {
        Grafana grafana = stack.grafana();
        if (!grafana.isUsable()) {
            return List.of(group.test("Grafana's data sources and dashboards", grafana::refuse));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (DataSource source : stack.sources()) {
            tests.add(group.test("Grafana's data source " + source.name(), () -> dataSource(grafana, source)));
        }
        for (Dashboard dashboard : stack.dashboards()) {
            tests.add(group.test("Grafana's dashboard " + dashboard.title(), () -> dashboard(grafana, dashboard)));
        }
        tests.add(group.test("Grafana's dashboards mark these tests", () -> annotation(grafana)));
        return tests;
    }

    private static String dataSource(Grafana grafana, DataSource source) throws IOException {
        String path = "/api/datasources/uid/" + source.uid();
        JsonNode answer = grafana.get(path);
        String type = answer.path("type").asText();
        if (!type.equals(source.type())) {
            return fail("its type is " + type);
        }
        for (Map.Entry<String, JsonNode> setting : source.settings().properties()) {
            JsonNode there = answer.path("jsonData").path(setting.getKey());
            if (!setting.getValue().findValues("datasourceUid").isEmpty() && !there.equals(setting.getValue())) {
                return fail("its " + setting.getKey() + " is " + there);
            }
        }
        if (!REACHED.contains(type)) {
            return "provisioned";
        }
        JsonNode health = grafana.get(path + "/health");
        String figure = health.path("status").asText() + " " + health.path("message").asText();
        return health.path("status").asText().equals("OK") ? figure : fail(figure);
    }

    /** They send requests that fail: somebody who looks at the dashboards shall see why. */
    private static String annotation(Grafana grafana) throws IOException {
        JsonNode newest = grafana.get("/api/annotations?limit=1&tags=" + TAG).path(0);
        return newest.path("text").asText().equals(MARK) ? MARK : fail("the newest annotation is " + newest);
    }

    private static String dashboard(Grafana grafana, Dashboard dashboard) throws IOException {
        JsonNode answer = grafana.get("/api/dashboards/uid/" + dashboard.uid());
        String title = answer.path("dashboard").path("title").asText();
        boolean provisioned = answer.path("meta").path("provisioned").asBoolean();
        return provisioned && title.equals(dashboard.title()) ? dashboard.panels().size() + " panels"
                : fail("title " + title + (provisioned ? "" : ", not provisioned"));
    }
}
