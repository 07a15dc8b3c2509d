package org.acme.trio.chain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.acme.trio.config.Peer;
import org.acme.trio.config.Peers;
import org.acme.trio.config.TrioConfig;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

/** Calls the neighbours, each behind its own guard; counts and times how that ends. */
@Singleton
class Neighbours {

    private final Map<Peer, Neighbour> neighbours;
    private final Duration hopTimeout;

    Neighbours(Peers peers, TrioConfig config, ConnectFailures connectFailures, MeterRegistry meters) {
        hopTimeout = config.chain().hopTimeout();
        int maxUnits = units(config.chain().maxHops(), config.chain().maxDelay());
        neighbours = peers.all().stream().collect(Collectors.toMap(Function.identity(),
                peer -> new Neighbour(peer, client(peer, maxUnits), new PeerGuard(peer.name(), maxUnits, config.chain()),
                        connectFailures, meters)));
    }

    Uni<Call> hello(Peer peer) {
        return neighbours.get(peer).call(PeerRequest.hello(peer), 1);
    }

    Uni<Call> ioTask(Peer peer) {
        return neighbours.get(peer).call(PeerRequest.ioTask(peer), 1);
    }

    Uni<Call> cpuTask(Peer peer) {
        return neighbours.get(peer).call(PeerRequest.cpuTask(peer), 1);
    }

    /** @param rest the route that is left for {@code peer} to walk */
    Uni<Call> chain(Peer peer, List<Peer> rest, Faults faults) {
        List<Peer> involved = Stream.concat(Stream.of(peer), rest.stream()).toList();
        Faults theirs = faults.of(involved);
        String route = rest.stream().map(Peer::shortName).collect(Collectors.joining(","));
        return neighbours.get(peer).call(PeerRequest.chain(peer, route, theirs.delayParameter(), theirs.failParameter()),
                units(involved.size(), theirs.totalDelay(involved)));
    }

    /** The guard's timeouts come first; the client's own only sees to it that no connection is held for ever. */
    private PeerClient client(Peer peer, int maxUnits) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(peer.url())
                .connectTimeout(hopTimeout.toMillis() / 2, TimeUnit.MILLISECONDS)
                .readTimeout(hopTimeout.toMillis() * maxUnits, TimeUnit.MILLISECONDS)
                .build(PeerClient.class);
    }

    /** Each hop gets one timeout more than the one behind it, so that the one next to the trouble reports it. */
    private int units(int hops, Duration delay) {
        return hops + (int) Math.ceil((double) delay.toMillis() / hopTimeout.toMillis());
    }
}
