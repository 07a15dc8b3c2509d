package org.acme.trio.cli.verify.grafana;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.http.JsonApi;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** Grafana has the data source, and where it can, reaches the program behind it. */
record DataSourceHealth(JsonApi grafana, DataSource source) implements Check {

    /** Alertmanager's is asked by the browser only; Jaeger need not run. */
    private static final Set<String> REACHED = Set.of("prometheus", "loki", "tempo");

    @Override
    public String name() {
        return "Grafana's data source " + source.name();
    }

    @Override
    public Outcome ask() throws IOException {
        String path = "/api/datasources/uid/" + source.uid();
        String type = grafana.get(path, Map.of()).path("type").asText();
        if (!type.equals(source.type())) {
            return Outcome.fail("its type is " + type);
        }
        if (!REACHED.contains(type)) {
            return Outcome.pass("provisioned");
        }
        var health = grafana.get(path + "/health", Map.of());
        String figure = health.path("status").asText() + " " + health.path("message").asText();
        return health.path("status").asText().equals("OK") ? Outcome.pass(figure) : Outcome.fail(figure);
    }
}
