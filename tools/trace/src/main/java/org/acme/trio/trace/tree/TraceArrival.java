package org.acme.trio.trace.tree;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.acme.trio.trace.http.Polling;

/**
 * What has arrived of a trace.
 *
 * @param trace nothing when no span has arrived
 * @param missing a line for each thing that is missing; none when the trace is whole
 */
public record TraceArrival(Optional<Trace> trace, List<String> missing) {

    /**
     * Waits until the trace is whole. A trace that is not sampled never arrives: there is no waiting for it.
     *
     * @param timeout how long to wait; the store is asked at least once
     * @return the whole trace, or what has arrived of it when the time is over
     * @throws IOException that of {@link TraceStore#find}
     */
    public static TraceArrival await(TraceStore store, Completeness expected, Duration timeout) throws IOException {
        String traceId = expected.answer().traceId();
        if (!expected.answer().sampled()) {
            return new TraceArrival(Optional.empty(), List.of("trace " + traceId + " is not sampled"));
        }
        return Polling.until(TraceArrival::isWhole, timeout, () -> of(store.find(traceId), expected));
    }

    /** {@return whether nothing is missing} */
    public boolean isWhole() {
        return missing.isEmpty();
    }

    private static TraceArrival of(Optional<Trace> trace, Completeness expected) {
        List<String> nothing = List.of("no span of trace " + expected.answer().traceId() + " has arrived");
        return new TraceArrival(trace, trace.map(expected::missingIn).orElse(nothing));
    }
}
