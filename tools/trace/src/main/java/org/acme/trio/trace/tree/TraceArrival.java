package org.acme.trio.trace.tree;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.acme.trio.trace.Pause;

/**
 * What has arrived of a trace.
 *
 * @param trace nothing when no span has arrived
 * @param missing a line for everything that is missing; none when the trace is whole
 */
public record TraceArrival(Optional<Trace> trace, List<String> missing) {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * Asks the store again and again until the trace is whole.
     *
     * @param timeout how long to wait; the store is asked at least once
     * @return the whole trace, or what had arrived of it when the time was over
     * @throws IOException when the store cannot be asked
     */
    public static TraceArrival await(TraceStore store, Completeness expected, Duration timeout) throws IOException {
        String traceId = expected.answer().traceId();
        if (!expected.answer().sampled()) {
            return new TraceArrival(Optional.empty(), List.of("trace " + traceId + " is not sampled"));
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            TraceArrival arrival = of(store.find(traceId), expected);
            if (arrival.isWhole() || System.nanoTime() + PAUSE.toNanos() >= deadline) {
                return arrival;
            }
            Pause.of(PAUSE);
        }
    }

    public boolean isWhole() {
        return missing.isEmpty();
    }

    private static TraceArrival of(Optional<Trace> trace, Completeness expected) {
        List<String> nothing = List.of("no span of trace " + expected.answer().traceId() + " has arrived");
        return new TraceArrival(trace, trace.map(expected::missingIn).orElse(nothing));
    }
}
