package org.acme.trio.cli.verify.link;

import java.io.IOException;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** The service map of a data source for traces has the edge from one service to another. */
record ServiceGraphEdge(DataSource traces, DataSources sources, String client, String server) implements Check {

    @Override
    public String name() {
        return "service graph of " + traces.name() + ": " + client + " -> " + server;
    }

    @Override
    public Outcome ask() throws IOException {
        String uid = traces.settings().path("serviceMap").path("datasourceUid").asText();
        long edges = new Prometheus(sources.byUid(uid).url())
                .now("traces_service_graph_request_total{client=\"" + client + "\",server=\"" + server + "\"} > 0").size();
        return edges > 0 ? Outcome.pass(edges + " series") : Outcome.fail("there is no such edge");
    }
}
