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
            if (source.settings().has("tracesToLogsV2")) {
                checks.add(new TraceToLogs(source, sources, call, traces));
            }
            source.settings().path("derivedFields")
                    .forEach(field -> checks.add(new DerivedField(source, field, sources, call)));
            source.settings().path("tracesToMetrics").path("queries")
                    .forEach(query -> checks.add(new TraceToMetrics(source, query, sources, call, traces)));
            if (source.settings().has("serviceMap")) {
                checks.add(new ServiceGraphEdge(source, sources, "service-a", "service-b"));
                checks.add(new ServiceGraphEdge(source, sources, "service-a", "service-c"));
            }
        }
        return checks;
    }
}
