package org.acme.trio.cli.verify.link;

import java.util.ArrayList;
import java.util.List;

import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.request.ChainCall;

/** Does each link between the provisioned data sources lead to data? */
public final class LinkChecks {

    private LinkChecks() {
    }

    /**
     * {@return the checks}
     *
     * @param call the request whose trace and lines the links are followed from
     */
    public static List<Check> of(DataSources sources, ChainCall call, TraceStore traces) {
        List<Check> checks = new ArrayList<>(List.of(new LinkedUids(sources)));
        for (DataSource source : sources.all()) {
            source.settings().path("exemplarTraceIdDestinations")
                    .forEach(destination -> checks.add(new ExemplarLink(source, destination, sources)));
            SpanLink logs = new SpanLink(source, TraceToLogs.KEY, sources, call, traces);
            if (!logs.settings().isMissingNode()) {
                checks.add(new TraceToLogs(logs));
            }
            source.settings().path("derivedFields")
                    .forEach(field -> checks.add(new DerivedField(source, field, sources, call)));
            SpanLink metrics = new SpanLink(source, TraceToMetrics.KEY, sources, call, traces);
            metrics.settings().path("queries").forEach(query -> checks.add(new TraceToMetrics(metrics, query)));
            if (source.settings().has("serviceMap")) {
                checks.add(new ServiceGraphEdge(source, sources, "service-a", "service-b"));
                checks.add(new ServiceGraphEdge(source, sources, "service-a", "service-c"));
            }
        }
        return checks;
    }
}
