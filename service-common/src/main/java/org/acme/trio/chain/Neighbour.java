package org.acme.trio.chain;

import java.util.List;
import java.util.concurrent.TimeUnit;

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
    Uni<Call> call(PeerRequest request, int units) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return guard.call(units, number -> attempt(request, number))
                    .map(answer -> new Call(peer.name(), request.path(), answer.getStatus(), Durations.millisSince(start),
                            calls(answer)))
                    .onFailure().transform(e -> failure(request.path(), e))
                    .onItemOrFailure().invoke((call, e) -> record(start, e));
        });
    }

    private Uni<RestResponse<?>> attempt(PeerRequest request, int number) {
        long start = System.currentTimeMillis();
        return request.send().apply(client).<RestResponse<?>> map(Neighbour::success)
                .onFailure(WebApplicationException.class).transform(Neighbour::errorAnswer)
                .onFailure(ConnectFailures::isOne).invoke(e -> connectFailures.record(peer, request.uri(), number, start, e));
    }

    /** The client itself refuses 4xx and 5xx only. */
    private static RestResponse<?> success(RestResponse<?> answer) {
        if (answer.getStatusInfo().getFamily() != Family.SUCCESSFUL) {
            throw new ErrorAnswerException(answer.getStatus(), null);
        }
        return answer;
    }

    private static ErrorAnswerException errorAnswer(Throwable e) {
        Response answer = ((WebApplicationException) e).getResponse();
        return new ErrorAnswerException(answer.getStatus(), reason(answer));
    }

    private static List<Call> calls(RestResponse<?> answer) {
        return answer.getEntity() instanceof ChainReport report ? report.calls() : null;
    }

    private HopException failure(String path, Throwable e) {
        return e instanceof ErrorAnswerException answer
                ? new HopException(Outcome.ERROR, new Problem.Hop(peer.name(), path, answer.status()), answer.reason(), e)
                : new HopException(Failure.outcome(e), new Problem.Hop(peer.name(), path, null), null, e);
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
