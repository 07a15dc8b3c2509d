package org.acme.trio.cli.verify.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.JsonApi;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** Does Grafana have what the files say? */
public final class GrafanaChecks {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private GrafanaChecks() {
    }

    /**
     * {@return a check for each data source and each dashboard; a single one that is skipped when Grafana cannot be asked}
     *
     * @param password of the user {@code admin}; empty when it is not known
     */
    public static List<Check> of(URI base, String password, DataSources sources, List<Dashboard> dashboards) {
        HttpTarget server = HttpTarget.ofStack("Grafana", base);
        if (password.isEmpty()) {
            return List.of(new Skipped("the password of Grafana's admin is not given"));
        }
        try {
            server.get("/api/health", Map.of(), TIMEOUT);
        } catch (IOException e) {
            return List.of(new Skipped(e.getMessage()));
        }
        String credentials = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
        JsonApi grafana = new JsonApi(server, Map.of("Authorization", "Basic " + credentials));
        List<Check> checks = new ArrayList<>();
        for (DataSource source : sources.all()) {
            checks.add(new DataSourceHealth(grafana, source));
        }
        dashboards.forEach(dashboard -> checks.add(new DashboardProvisioned(grafana, dashboard)));
        return checks;
    }

    private record Skipped(String reason) implements Check {

        @Override
        public String name() {
            return "Grafana's data sources and dashboards";
        }

        @Override
        public Outcome ask() {
            return Outcome.skip(reason);
        }
    }
}
