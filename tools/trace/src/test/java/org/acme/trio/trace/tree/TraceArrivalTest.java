package org.acme.trio.trace.tree;

import static org.acme.trio.trace.tree.Spans.TRACE_ID;
import static org.acme.trio.trace.tree.Spans.internal;
import static org.acme.trio.trace.tree.Spans.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import org.acme.trio.trace.http.ChainAnswer;
import org.junit.jupiter.api.Test;

class TraceArrivalTest {

    private static final Trace WHOLE = new Trace(TRACE_ID, List.of(server("a1", null, "service-a", "/chain")));
    private static final Trace PART = new Trace(TRACE_ID, List.of(internal("a2", "a1", "service-a", "work")));

    @Test
    void asksUntilTheTraceIsWhole() throws IOException {
        Store store = new Store(null, PART, WHOLE);

        TraceArrival arrival = TraceArrival.await(store, expected(true), Duration.ofSeconds(20));

        assertTrue(arrival.isWhole());
        assertEquals(Optional.of(WHOLE), arrival.trace());
        assertEquals(0, store.left.size());
    }

    @Test
    void returnsWhatHasArrivedAfterTheTimeout() throws IOException {
        TraceArrival part = TraceArrival.await(new Store(PART), expected(true), Duration.ofMillis(1));
        TraceArrival nothing = TraceArrival.await(new Store((Trace) null), expected(true), Duration.ofMillis(1));

        assertEquals(Optional.of(PART), part.trace());
        assertEquals("no server span of service-a", part.missing().get(0));
        assertEquals(List.of("no span of trace " + TRACE_ID + " has arrived"), nothing.missing());
    }

    @Test
    void doesNotWaitForATraceThatIsNotSampled() throws IOException {
        TraceArrival arrival = TraceArrival.await(new Store(), expected(false), Duration.ofHours(1));

        assertEquals(List.of("trace " + TRACE_ID + " is not sampled"), arrival.missing());
    }

    private static Completeness expected(boolean sampled) {
        return new Completeness(new ChainAnswer("service-a", 200, TRACE_ID, sampled, List.of(), Optional.empty()),
                Optional.empty());
    }

    /** Finds one thing after another. */
    private static final class Store implements TraceStore {

        private final Queue<Optional<Trace>> left = new ArrayDeque<>();

        Store(Trace... found) {
            for (Trace trace : found) {
                left.add(Optional.ofNullable(trace));
            }
        }

        @Override
        public Optional<Trace> find(String traceId) {
            return left.remove();
        }

        @Override
        public URI link(String traceId) {
            throw new UnsupportedOperationException();
        }
    }
}
