package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import zipkin2.Span;
import zipkin2.storage.QueryRequest;

class StoreTest {

    private static final int BOUND = 10;

    private final Store store = new Store(BackendConfigTest.with(Map.of("backend.max-spans", String.valueOf(BOUND))));

    @Test
    void keepsNoMoreSpansThanItsBound() {
        spans(1, 5 * BOUND).forEach(span -> store.add(List.of(span)));
        assertEquals(BOUND, stored());
    }

    @Test
    void keepsNoMoreSpansOfOneLargeBatch() {
        store.add(spans(1, 3 * BOUND + 1).toList());
        assertEquals(BOUND, stored());
    }

    @Test
    void makesRoomWithTheOldestTrace() {
        store.add(spans(1, BOUND).toList());
        store.add(spans(BOUND + 1, BOUND + 1).toList());

        assertEquals(List.of(), store.trace("1"));
        assertNotEquals(List.of(), store.trace("2"));
        assertNotEquals(List.of(), store.trace(Integer.toHexString(BOUND + 1)));
    }

    @Test
    void countsTheLogLinesOfASpanThatNeverCame() {
        spans(1, 5 * BOUND).map(span -> span.toBuilder().name(null).build()).forEach(part -> store.add(List.of(part)));
        assertEquals(BOUND, stored());
    }

    /** Each a trace of its own, the first one the oldest. */
    private static Stream<Span> spans(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> Span.newBuilder()
                .traceId(Integer.toHexString(number)).id(number).name("get").timestamp(1_000_000L + number * 1000).build());
    }

    private long stored() {
        return store.traces(QueryRequest.newBuilder().endTs(10_000).lookback(10_000).limit(10 * BOUND).build())
                .flatMap(List::stream).count();
    }
}
