package org.acme.trio.chain;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.acme.trio.config.Peer;

/**
 * The trouble that a request asks for.
 *
 * @param delays how long a service waits before it goes on
 * @param failures the HTTP status with which a service answers instead of going on
 */
record Faults(Map<Peer, Duration> delays, Map<Peer, Integer> failures) {

    Duration delayOf(Peer peer) {
        return delays.getOrDefault(peer, Duration.ZERO);
    }

    Optional<Integer> failureOf(Peer peer) {
        return Optional.ofNullable(failures.get(peer));
    }

    /** How long a route waits in all; a service that it visits twice waits twice. */
    Duration totalDelay(Collection<Peer> route) {
        return route.stream().map(this::delayOf).reduce(Duration.ZERO, Duration::plus);
    }

    /** What is left of it for a part of the route. */
    Faults of(Collection<Peer> peers) {
        return new Faults(only(peers, delays), only(peers, failures));
    }

    /** The value of a {@code delay} parameter, null if there is none. */
    String delayParameter() {
        return parameter(delays, delay -> delay.toMillis() + "ms");
    }

    /** The value of a {@code fail} parameter, null if there is none. */
    String failParameter() {
        return parameter(failures, String::valueOf);
    }

    private static <T> Map<Peer, T> only(Collection<Peer> peers, Map<Peer, T> faults) {
        return faults.entrySet().stream().filter(fault -> peers.contains(fault.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> String parameter(Map<Peer, T> faults, Function<T, String> value) {
        return faults.isEmpty() ? null
                : faults.entrySet().stream().map(fault -> fault.getKey().shortName() + ":" + value.apply(fault.getValue()))
                        .collect(Collectors.joining(","));
    }
}
