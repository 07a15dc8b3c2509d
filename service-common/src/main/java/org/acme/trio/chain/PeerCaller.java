package org.acme.trio.chain;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.UriBuilder;

import org.acme.trio.chain.ChainReport.Call;
import org.acme.trio.config.Peer;
import org.acme.trio.config.Peers;
import org.acme.trio.config.TrioConfig;
import org.acme.trio.problem.Problem;
import org.jboss.resteasy.reactive.RestResponse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

/**
 * Calls the peers, each through its own guard, and counts and times the calls by peer and outcome. A call sends nothing before
 * it is subscribed to. Its only failure is {@link DownstreamFailedException}. The parameter {@code authorization} is the header
 * that the peer gets, null for none.
 */
@Singleton
class PeerCaller {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private final Map<Peer, Target> targets;
    private final Duration hopTimeout;
    private final ConnectFailures connectFailures;
    private final MeterRegistry meters;

    /** @param timers by outcome; of outcomes that there have been */
    private record Target(PeerClient client, PeerGuard guard, Map<Outcome, Timer> timers) {
    }

    /**
     * @param units the timeout of each attempt, in hop timeouts
     * @param send sends the request when it is subscribed to
     */
    private record Request(Peer peer, URI uri, int units, Function<PeerClient, Uni<? extends RestResponse<?>>> send) {

        String path() {
            return uri.getPath();
        }

        Problem.Hop hop(Integer status) {
            return new Problem.Hop(peer.name(), path(), status);
        }
    }

    PeerCaller(Peers peers, TrioConfig config, ConnectFailures connectFailures, MeterRegistry meters) {
        this.connectFailures = connectFailures;
        this.meters = meters;
        hopTimeout = config.chain().hopTimeout();
        int maxUnits = units(config.chain().maxHops(), config.chain().maxDelay());
        targets = peers.all().stream().collect(Collectors.toMap(Function.identity(),
                peer -> new Target(client(peer, maxUnits), new PeerGuard(peer.name(), maxUnits, config.chain()),
                        new ConcurrentHashMap<>())));
    }

    Uni<Call> hello(Peer peer, String authorization) {
        return call(new Request(peer, peer.url().resolve("/"), 1, client -> client.hello(authorization)));
    }

    Uni<Call> ioTask(Peer peer, String authorization) {
        return call(new Request(peer, peer.url().resolve("/io_task"), 1, client -> client.ioTask(authorization)));
    }

    Uni<Call> cpuTask(Peer peer, String authorization) {
        return call(new Request(peer, peer.url().resolve("/cpu_task"), 1, client -> client.cpuTask(authorization)));
    }

    /** @param rest the hops that {@code peer} is to call */
    Uni<Call> chain(Peer peer, List<Peer> rest, Faults faults, String authorization) {
        List<Peer> involved = Stream.concat(Stream.of(peer), rest.stream()).toList();
        Faults theirs = faults.of(involved);
        String route = ChainRequest.format(rest);
        String delay = theirs.formatDelays();
        String fail = theirs.formatFailures();
        UriBuilder uri = UriBuilder.fromUri(peer.url()).path("/chain").queryParam("route", route);
        if (delay != null) {
            uri.queryParam("delay", delay);
        }
        if (fail != null) {
            uri.queryParam("fail", fail);
        }
        return call(new Request(peer, uri.build(), units(involved.size(), theirs.totalDelay(involved)),
                client -> client.chain(authorization, route, delay, fail)));
    }

    private Uni<Call> call(Request request) {
        Target target = targets.get(request.peer());
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return target.guard().call(request.units(), number -> attempt(request, target.client(), number))
                    .map(answer -> new Call(request.peer().name(), request.path(), answer.getStatus(),
                            ChainReport.millisSince(start), calls(answer)))
                    .onFailure(e -> !(e instanceof DownstreamFailedException))
                    .transform(e -> new DownstreamFailedException(Outcome.of(e), request.hop(null), null, e))
                    .onItemOrFailure().invoke((call, e) -> record(request.peer(), start, e));
        });
    }

    private Uni<RestResponse<?>> attempt(Request request, PeerClient client, int number) {
        long start = System.currentTimeMillis();
        return request.send().apply(client).<RestResponse<?>> map(answer -> success(request, answer))
                .onFailure(WebApplicationException.class)
                .transform(e -> errorAnswer(request, ((WebApplicationException) e).getResponse()))
                .onFailure(ConnectFailures::isConnectFailure)
                .invoke(e -> connectFailures.record(request.peer(), request.uri().toString(), number, start, e));
    }

    /** The client fails for 4xx and 5xx only. */
    private static RestResponse<?> success(Request request, RestResponse<?> answer) {
        if (answer.getStatusInfo().getFamily() != Family.SUCCESSFUL) {
            throw new DownstreamFailedException(Outcome.ERROR, request.hop(answer.getStatus()), null, null);
        }
        return answer;
    }

    private static DownstreamFailedException errorAnswer(Request request, Response answer) {
        return new DownstreamFailedException(Outcome.ERROR, request.hop(answer.getStatus()), reason(answer), null);
    }

    /** The problem that the peer answered; null if the answer is none or cannot be read. */
    private static Problem reason(Response answer) {
        try {
            return PROBLEM.isCompatible(answer.getMediaType()) ? answer.readEntity(Problem.class) : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<Call> calls(RestResponse<?> answer) {
        return answer.getEntity() instanceof ChainReport report ? report.calls() : null;
    }

    private void record(Peer peer, long start, Throwable e) {
        Outcome outcome = e instanceof DownstreamFailedException failure ? failure.outcome() : Outcome.SUCCESS;
        targets.get(peer).timers().computeIfAbsent(outcome, first -> timer(peer, first))
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Peer peer, Outcome outcome) {
        return Timer.builder("chain.calls").description("Calls of /chain to its peers, retries included")
                .tag("target", peer.name()).tag("outcome", outcome.label()).register(meters);
    }

    /**
     * Connecting takes half a hop timeout at most, so that a peer that cannot be reached is not a timeout, and is tried again.
     * The other timeout is the longest of the guard's.
     */
    private PeerClient client(Peer peer, int maxUnits) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(peer.url())
                .connectTimeout(hopTimeout.toMillis() / 2, TimeUnit.MILLISECONDS)
                .readTimeout(hopTimeout.toMillis() * maxUnits, TimeUnit.MILLISECONDS)
                .build(PeerClient.class);
    }

    /** A hop has one hop timeout more than the next one, so that the hop next to the failure is the first to report it. */
    private int units(int hops, Duration delay) {
        return hops + (int) Math.ceil((double) delay.toMillis() / hopTimeout.toMillis());
    }
}
