package org.acme.trio.cli.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.acme.trio.cli.grafana.Dashboard.Variable;
import org.acme.trio.cli.grafana.Panel.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {

    @TempDir
    Path root;

    @Test
    void readsVariablesAndPanelsAlsoWithinRows() throws IOException {
        Path directory = Files.createDirectories(root.resolve("grafana/dashboards"));
        Files.writeString(directory.resolve("one.json"),
                """
                        {"uid":"one","title":"One","time":{"from":"now-1h","to":"now"},
                         "templating":{"list":[
                           {"name":"a","datasource":{"uid":"p"},"query":{"query":"label_values(up, a)"},"includeAll":true,"allValue":".+"},
                           {"name":"b","datasource":{"uid":"p"},"query":"label_values(up, b)"}]},
                         "panels":[
                           {"type":"text","title":"no data"},
                           {"type":"stat","title":"S","description":"D","fieldConfig":{"defaults":{"unit":"s"}},"datasource":{"uid":"p"},
                            "targets":[{"refId":"A","expr":"up","instant":true,"exemplar":true}]},
                           {"type":"row","panels":[{"type":"table","title":"T","datasource":{"uid":"t"},
                            "targets":[{"refId":"A","queryType":"traceql","query":"{}"},{"refId":"B","datasource":{"uid":"q"},"expr":"x"}]}]}]}
                        """);

        assertEquals(List.of(new Dashboard("one", "one", "One", "now-1h",
                List.of(new Variable("a", "p", "label_values(up, a)", ".+"), new Variable("b", "p", "label_values(up, b)", "")),
                List.of(new Panel("S", "stat", "D", "s", List.of(new Query("A", "p", "", "up", true, true))),
                        new Panel("T", "table", "", "", List.of(new Query("A", "t", "traceql", "{}", false, false),
                                new Query("B", "q", "", "x", false, false)))))),
                Dashboard.readAll(root));
    }
}
