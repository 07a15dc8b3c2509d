package org.acme.trio.cli.verify.request;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.acme.trio.cli.backend.Exemplar;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.http.ChainClient;
import org.acme.trio.cli.http.ChainRequest;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/**
 * A request of the verifier is an exemplar of the histogram of durations. A bucket keeps its exemplar for some seconds, and
 * only the one that is there at the scrape is seen: therefore a request is sent each time.
 */
final class OwnExemplar implements Check {

    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private final ChainClient client;
    private final Prometheus prometheus;
    private final Set<String> traceIds = new HashSet<>();
    private Optional<Exemplar> found = Optional.empty();

    OwnExemplar(ChainClient client, Prometheus prometheus) {
        this.client = client;
        this.prometheus = prometheus;
    }

    @Override
    public String name() {
        return "exemplar of " + client.service().name() + " GET /chain";
    }

    @Override
    public Outcome ask() throws IOException {
        traceIds.add(client.get(ChainRequest.DEFAULT, Optional.empty()).traceId());
        String series = "http_server_requests_seconds_bucket{service_name=\"" + client.service().name()
                + "\",uri=\"/chain\"}";
        found = prometheus.exemplars(series, TimeRange.last(LOOK_BACK)).stream()
                .filter(exemplar -> traceIds.contains(exemplar.labels().getOrDefault("trace_id", "")))
                .findFirst();
        return found.map(exemplar -> Outcome.pass("trace " + exemplar.labels().get("trace_id") + ", one of "
                + traceIds.size() + " requests"))
                .orElseGet(() -> Outcome.fail("none of " + traceIds.size() + " requests is an exemplar of " + series));
    }

    /** {@return the exemplar, once there is one} */
    Optional<Exemplar> found() {
        return found;
    }
}
