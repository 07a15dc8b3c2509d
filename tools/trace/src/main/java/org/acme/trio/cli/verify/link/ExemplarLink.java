package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

import org.acme.trio.cli.backend.Exemplar;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.trace.TempoTraceStore;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

import com.fasterxml.jackson.databind.JsonNode;

/** From an exemplar to its trace: one entry of {@code exemplarTraceIdDestinations}. */
record ExemplarLink(DataSource metrics, JsonNode destination, DataSources sources) implements Check {

    private static final String SERIES = "http_server_requests_seconds_bucket";
    private static final Duration LOOK_BACK = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "link from exemplars of " + metrics.name() + " to " + destination.path("datasourceUid").asText();
    }

    @Override
    public Outcome ask() throws IOException {
        String label = destination.path("name").asText();
        DataSource target = sources.byUid(destination.path("datasourceUid").asText());
        Optional<Exemplar> exemplar = new Prometheus(metrics.url()).exemplars(SERIES, TimeRange.last(LOOK_BACK)).stream()
                .filter(candidate -> candidate.labels().containsKey(label))
                .max(Comparator.comparing(Exemplar::time));
        if (exemplar.isEmpty()) {
            return Outcome.fail("no exemplar of " + SERIES + " has the label " + label);
        }
        String traceId = exemplar.get().labels().get(label);
        Optional<Trace> trace = new TempoTraceStore(target.url(), Optional.empty()).find(traceId);
        return trace.map(found -> Outcome.pass(label + "=" + traceId + ", " + found.spans().size() + " spans"))
                .orElseGet(() -> Outcome.fail(target.name() + " does not know " + label + "=" + traceId));
    }
}
