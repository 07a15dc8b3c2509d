package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.acme.trio.stack.MetricLists;
import org.acme.trio.trace.http.ChainRequest;
import org.junit.jupiter.api.Test;

/** What dashboards and rules ask of the services is what the services emit. */
class MetricNamesIT extends WithStack {

    private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_]\\w*)(?:\\{(.*?)\\})? ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    @Test
    void everyMetricAndLabelThatDashboardsAndRulesAskForIsInALiveScrape() throws IOException {
        chain("service-a", ChainRequest.DEFAULT);
        Map<String, Set<String>> emitted = new HashMap<>();
        String scrape = Http.get(at("service-a", "/q/metrics"), "Accept", "application/openmetrics-text,text/plain").body();
        SERIES.matcher(scrape).results().forEach(series -> LABEL.matcher(series.group()).results()
                .map(label -> label.group(1))
                .forEach(emitted.computeIfAbsent(series.group(1), name -> new HashSet<>())::add));
        Map<String, Set<String>> missing = new TreeMap<>(MetricLists.read(Projects.root()).byJob().get("trio"));
        assertFalse(missing.isEmpty());

        missing.entrySet().removeIf(metric -> emitted.getOrDefault(metric.getKey(), Set.of()).containsAll(metric.getValue())
                && emitted.containsKey(metric.getKey()));

        assertEquals(Map.of(), missing);
    }
}
