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
    private static final int UNAUTHORIZED = 401;

    private GrafanaChecks() {
    }

    /**
     * {@return a check for each data source and each dashboard; a single one when Grafana cannot be asked}
     *
     * @param password of the user {@code admin}; empty when it is not known
     * @param required whether it is a failure, and not skipped, that Grafana does not answer or that there is no password
     */
    public static List<Check> of(URI base, String password, boolean required, DataSources sources,
            List<Dashboard> dashboards) {
        if (password.isEmpty()) {
            return List.of(new Unasked("the password of Grafana's admin is not given", required));
        }
        HttpTarget server = new HttpTarget("Grafana", base, "");
        String credentials = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
        JsonApi grafana = new JsonApi(server, Map.of("Authorization", "Basic " + credentials));
        try {
            // Once, since Grafana locks a user out who gives a wrong password again and again.
            if (server.get("/api/user", grafana.headers(), TIMEOUT).statusCode() == UNAUTHORIZED) {
                return List.of(new Unasked("Grafana refuses the password of its admin", true));
            }
        } catch (IOException e) {
            return List.of(new Unasked(e.getMessage(), required));
        }
        List<Check> checks = new ArrayList<>();
        for (DataSource source : sources.all()) {
            checks.add(new DataSourceHealth(grafana, source));
        }
        dashboards.forEach(dashboard -> checks.add(new DashboardProvisioned(grafana, dashboard)));
        return checks;
    }

    private record Unasked(String reason, boolean failure) implements Check {

        @Override
        public String name() {
            return "Grafana's data sources and dashboards";
        }

        @Override
        public Outcome ask() {
            return failure ? Outcome.failForGood(reason) : Outcome.skip(reason);
        }
    }
}
