package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.acme.trio.cli.grafana.MetricLists;
import org.acme.trio.cli.http.ChainRequest;
import org.junit.jupiter.api.Test;

/** What dashboards and rules ask of the services is what the services emit. */
class MetricNamesIT extends WithStack {

    @Test
    void everyMetricThatDashboardsAndRulesAskForIsInALiveScrape() throws IOException {
        chain("service-a", ChainRequest.DEFAULT);
        Set<String> emitted = Http.get(at("service-a", "/q/metrics"), "Accept", "application/openmetrics-text,text/plain")
                .body().lines().filter(line -> !line.startsWith("#")).map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(MetricLists.read(Projects.root()).byJob().get("trio"));
        missing.removeAll(emitted);
        assertEquals(Set.of(), missing);
    }
}
