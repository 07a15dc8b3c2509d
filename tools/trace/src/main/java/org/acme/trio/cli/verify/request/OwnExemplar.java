package org.acme.trio.cli.verify.request;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.cli.backend.Exemplar;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.http.ChainAnswer;
import org.acme.trio.cli.http.ChainClient;
import org.acme.trio.cli.http.ChainRequest;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/**
 * A slow request of the verifier is an exemplar of the histogram of durations. A bucket keeps its exemplar for some seconds,
 * and only the one that is there at the scrape is seen: therefore a request is sent each time.
 */
final class OwnExemplar implements Check {

    private static final ChainRequest SLOW = new ChainRequest("b,c", null, "c:1500ms", null);
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);
    private static final int FORBIDDEN = 403;

    private final ChainClient client;
    private final Prometheus prometheus;
    private final Map<String, ChainAnswer> answers = new HashMap<>();
    private Optional<Exemplar> found = Optional.empty();
    private boolean switchedOff;

    OwnExemplar(ChainClient client, Prometheus prometheus) {
        this.client = client;
        this.prometheus = prometheus;
    }

    @Override
    public String name() {
        return "exemplar of " + client.service().name() + " GET " + SLOW.pathAndQuery();
    }

    @Override
    public Outcome ask() throws IOException {
        ChainAnswer answer = client.get(SLOW, Optional.empty());
        switchedOff = answer.status() == FORBIDDEN;
        if (switchedOff) {
            return Outcome.skip("delays are switched off in the services");
        }
        answers.put(answer.traceId(), answer);
        String series = "http_server_requests_seconds_bucket{service_name=\"" + client.service().name()
                + "\",uri=\"/chain\"}";
        found = prometheus.exemplars(series, TimeRange.last(LOOK_BACK)).stream()
                .filter(exemplar -> answers.containsKey(exemplar.traceId()))
                .findFirst();
        return found.map(exemplar -> Outcome.pass("trace " + exemplar.traceId() + ", one of " + answers.size() + " requests"))
                .orElseGet(() -> Outcome.fail("none of " + answers.size() + " requests is an exemplar of " + series));
    }

    /** {@return the exemplar, once there is one} */
    Optional<Exemplar> found() {
        return found;
    }

    /** {@return what a check of the exemplar has to say while there is none} */
    Outcome missing() {
        return switchedOff ? Outcome.skip("there is no exemplar") : Outcome.fail("there is no exemplar yet");
    }

    /** {@return the answer to the request that is the exemplar} */
    Optional<ChainAnswer> answer() {
        return found.map(exemplar -> answers.get(exemplar.traceId()));
    }
}
