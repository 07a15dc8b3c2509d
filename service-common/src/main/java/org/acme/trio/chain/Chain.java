package org.acme.trio.chain;

import java.util.List;

import jakarta.inject.Singleton;

import org.acme.trio.chain.ChainProblems.InjectedFailureException;
import org.acme.trio.chain.ChainReport.Call;
import org.acme.trio.chain.ChainRequest.Mode;
import org.acme.trio.config.Peer;
import org.acme.trio.config.Peers;
import org.acme.trio.telemetry.TraceIds;
import org.acme.trio.work.Delays;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Does what a request for {@code /chain} asks of this service: injects the faults, then makes the calls. */
@Singleton
class Chain {

    private final Peers peers;
    private final PeerCaller caller;
    private final Delays delays;

    Chain(Peers peers, PeerCaller caller, Delays delays) {
        this.peers = peers;
        this.caller = caller;
        this.delays = delays;
    }

    /** Fails with {@link DownstreamFailedException} as soon as a call has failed; in serial mode no further call is made. */
    Uni<ChainReport> run(ChainRequest request) {
        long start = System.nanoTime();
        return delays.after(request.faults().delayOf(peers.self()))
                .invoke(() -> request.faults().failureOf(peers.self()).ifPresent(status -> {
                    throw new InjectedFailureException(status);
                }))
                .chain(() -> calls(request))
                .map(calls -> new ChainReport("/chain", peers.self().name(), TraceIds.current(),
                        ChainReport.millisSince(start), calls));
    }

    private Uni<List<Call>> calls(ChainRequest request) {
        if (request.route().filter(List::isEmpty).isPresent()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<Call>> calls = request.route().map(route -> routed(route, request))
                .orElseGet(() -> defaults(request.authorization()));
        return request.mode() == Mode.PARALLEL ? atOnce(calls) : inOrder(calls);
    }

    private List<Uni<Call>> defaults(String authorization) {
        return List.of(caller.hello(peers.self(), authorization), caller.ioTask(peers.one(), authorization),
                caller.cpuTask(peers.two(), authorization));
    }

    private List<Uni<Call>> routed(List<Peer> route, ChainRequest request) {
        return request.mode() == Mode.PARALLEL
                ? route.stream().map(hop -> caller.chain(hop, List.of(), request.faults(), request.authorization())).toList()
                : List.of(caller.chain(route.get(0), route.subList(1, route.size()), request.faults(),
                        request.authorization()));
    }

    private static Uni<List<Call>> inOrder(List<Uni<Call>> calls) {
        return Multi.createFrom().iterable(calls).onItem().transformToUniAndConcatenate(call -> call).collect().asList();
    }

    /** Waits for all calls, so that every span ends, and then fails with the first failure in the order of the route. */
    private static Uni<List<Call>> atOnce(List<Uni<Call>> calls) {
        List<Uni<Call>> once = calls.stream().map(call -> call.memoize().indefinitely()).toList();
        return Uni.join().all(once).andCollectFailures()
                .onFailure(CompositeException.class).recoverWithUni(() -> Uni.join().all(once).andFailFast());
    }
}
