package org.acme.trio.chain;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;

import org.acme.trio.config.Peer;
import org.acme.trio.problem.Problem;
import org.jboss.resteasy.reactive.RestResponse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;

/** One neighbour: its client behind its guard. */
final class Neighbour {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private final Peer peer;
    private final PeerClient client;
    private final PeerGuard guard;
    private final ConnectFailures connectFailures;
    private final MeterRegistry meters;

    Neighbour(Peer peer, PeerClient client, PeerGuard guard, ConnectFailures connectFailures, MeterRegistry meters) {
        this.peer = peer;
        this.client = client;
        this.guard = guard;
        this.connectFailures = connectFailures;
        this.meters = meters;
    }

    /**
     * Sends nothing before it is subscribed to. Fails with {@link HopException}, whatever goes wrong.
     *
     * @param units how many hop timeouts each attempt may take
     */
    Uni<Call> call(String path, int units, Function<PeerClient, Uni<? extends RestResponse<?>>> request) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return guard.call(units, () -> attempt(path, request))
                    .map(answer -> new Call(peer.name(), path, answer.getStatus(), Durations.millisSince(start), calls(answer)))
                    .onFailure().transform(e -> failure(path, e))
                    .onItemOrFailure().invoke((call, e) -> record(start, e));
        });
    }

    private Uni<RestResponse<?>> attempt(String path, Function<PeerClient, Uni<? extends RestResponse<?>>> request) {
        long start = System.currentTimeMillis();
        return request.apply(client).<RestResponse<?>> map(Neighbour::success)
                .onFailure(ConnectFailures::isOne).invoke(e -> connectFailures.record(peer, path, start, e));
    }

    /** The client itself refuses 4xx and 5xx only. */
    private static RestResponse<?> success(RestResponse<?> answer) {
        if (answer.getStatusInfo().getFamily() != Family.SUCCESSFUL) {
            throw new WebApplicationException(answer.getStatus());
        }
        return answer;
    }

    private static List<Call> calls(RestResponse<?> answer) {
        return answer.getEntity() instanceof ChainReport report ? report.calls() : null;
    }

    private HopException failure(String path, Throwable e) {
        if (e instanceof WebApplicationException answered) {
            Response answer = answered.getResponse();
            return new HopException(Outcome.ERROR, new Problem.Hop(peer.name(), path, answer.getStatus()), reason(answer), e);
        }
        return new HopException(PeerGuard.outcome(e), new Problem.Hop(peer.name(), path, null), null, e);
    }

    /** What the neighbour says about it; null if that is no problem JSON, whatever its header claims. */
    private static Problem reason(Response answer) {
        try {
            return PROBLEM.isCompatible(answer.getMediaType()) ? answer.readEntity(Problem.class) : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void record(long start, Throwable e) {
        Outcome outcome = e instanceof HopException failure ? failure.outcome() : Outcome.SUCCESS;
        Timer.builder("chain.calls").description("Calls of /chain to its neighbours, retries included")
                .tag("target", peer.name()).tag("outcome", outcome.label())
                .register(meters).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
}
