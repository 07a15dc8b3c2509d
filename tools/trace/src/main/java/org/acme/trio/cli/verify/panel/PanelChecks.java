package org.acme.trio.cli.verify.panel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.Durations;
import org.acme.trio.cli.grafana.MetricLists;
import org.acme.trio.cli.verify.Check;

/** Does each panel of each dashboard show data? */
public final class PanelChecks {

    /** What Grafana takes when the data source has no {@code timeInterval}. */
    private static final String DEFAULT_INTERVAL = "15s";

    private PanelChecks() {
    }

    /** {@return a check for each panel} */
    public static List<Check> of(List<Dashboard> dashboards, DataSources sources, Prometheus prometheus,
            MetricLists metrics) {
        Duration scrapeInterval = sources.all().stream()
                .filter(source -> source.type().equals("prometheus"))
                .map(DataSource::settings)
                .map(settings -> Durations.parse(settings.path("timeInterval").asText(DEFAULT_INTERVAL)))
                .findFirst()
                .orElse(Durations.parse(DEFAULT_INTERVAL));
        Absent absent = new Absent(prometheus, metrics);
        List<Check> checks = new ArrayList<>();
        for (Dashboard dashboard : dashboards) {
            dashboard.panels()
                    .forEach(panel -> checks.add(new PanelData(dashboard, panel, sources, scrapeInterval, absent)));
        }
        return checks;
    }
}
