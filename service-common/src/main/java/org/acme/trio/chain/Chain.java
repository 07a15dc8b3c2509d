package org.acme.trio.chain;

import java.util.List;

import jakarta.inject.Singleton;

import org.acme.trio.config.Peer;
import org.acme.trio.config.Peers;
import org.acme.trio.telemetry.TraceIds;
import org.acme.trio.work.Timers;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Walks a plan: suffers this hop's faults, then makes its calls. */
@Singleton
class Chain {

    private final Peers peers;
    private final Neighbours neighbours;
    private final Timers timers;

    Chain(Peers peers, Neighbours neighbours, Timers timers) {
        this.peers = peers;
        this.neighbours = neighbours;
        this.timers = timers;
    }

    /** Fails with {@link HopException} for a failing neighbour, without waiting for the calls behind it. */
    Uni<ChainReport> run(ChainPlan plan) {
        long start = System.nanoTime();
        return timers.after(plan.faults().delayOf(peers.self()))
                .invoke(() -> plan.faults().failureOf(peers.self()).ifPresent(status -> {
                    throw new InjectedFailureException(status);
                }))
                .chain(() -> calls(plan))
                .map(calls -> new ChainReport("/chain", peers.self().name(), TraceIds.current(),
                        Durations.millisSince(start), calls));
    }

    private Uni<List<Call>> calls(ChainPlan plan) {
        if (plan.route().filter(List::isEmpty).isPresent()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<Call>> calls = plan.route().map(route -> routed(route, plan)).orElseGet(this::defaults);
        return plan.mode() == Mode.PARALLEL ? atOnce(calls) : inOrder(calls);
    }

    private List<Uni<Call>> defaults() {
        return List.of(neighbours.hello(peers.self()), neighbours.ioTask(peers.one()), neighbours.cpuTask(peers.two()));
    }

    private List<Uni<Call>> routed(List<Peer> route, ChainPlan plan) {
        return plan.mode() == Mode.PARALLEL
                ? route.stream().map(hop -> neighbours.chain(hop, List.of(), plan.faults())).toList()
                : List.of(neighbours.chain(route.get(0), route.subList(1, route.size()), plan.faults()));
    }

    private static Uni<List<Call>> inOrder(List<Uni<Call>> calls) {
        return Multi.createFrom().iterable(calls).onItem().transformToUniAndConcatenate(call -> call).collect().asList();
    }

    /** Lets all calls end, so that every span ends too; the first failure in the order of the route then counts. */
    private static Uni<List<Call>> atOnce(List<Uni<Call>> calls) {
        List<Uni<Call>> once = calls.stream().map(call -> call.memoize().indefinitely()).toList();
        return Uni.join().all(once).andCollectFailures()
                .onFailure(CompositeException.class).recoverWithUni(() -> Uni.join().all(once).andFailFast());
    }
}
