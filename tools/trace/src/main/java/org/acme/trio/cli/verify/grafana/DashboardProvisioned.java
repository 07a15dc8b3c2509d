package org.acme.trio.cli.verify.grafana;

import java.io.IOException;
import java.util.Map;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.http.JsonApi;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

import com.fasterxml.jackson.databind.JsonNode;

/** Grafana has the dashboard from the file. */
record DashboardProvisioned(JsonApi grafana, Dashboard dashboard) implements Check {

    @Override
    public String name() {
        return "Grafana's dashboard " + dashboard.title();
    }

    @Override
    public Outcome ask() throws IOException {
        JsonNode answer = grafana.get("/api/dashboards/uid/" + dashboard.uid(), Map.of());
        String title = answer.path("dashboard").path("title").asText();
        boolean provisioned = answer.path("meta").path("provisioned").asBoolean();
        return provisioned && title.equals(dashboard.title()) ? Outcome.pass(dashboard.panels().size() + " panels")
                : Outcome.fail("title " + title + (provisioned ? "" : ", not provisioned"));
    }
}
