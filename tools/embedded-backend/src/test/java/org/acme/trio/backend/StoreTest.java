package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import zipkin2.Endpoint;
import zipkin2.Span;
import zipkin2.storage.QueryRequest;

class StoreTest {

    private static final int BOUND = 10;
    private static final long BYTES = 1_000_000;

    private final Store store = new Store(BOUND, BYTES, new SpanBytes(new SharedStrings()));

    @Test
    void keepsNoMoreSpansThanItsBound() {
        spans(1, 5 * BOUND).forEach(store::add);
        assertEquals(BOUND, stored());
    }

    @Test
    void makesRoomWithTheOldestTrace() {
        spans(1, BOUND + 1).forEach(store::add);

        assertEquals(List.of(), store.trace("1"));
        assertNotEquals(List.of(), store.trace("2"));
        assertNotEquals(List.of(), store.trace(Integer.toHexString(BOUND + 1)));
    }

    @Test
    void countsTheLogLinesOfASpanThatNeverCame() {
        spans(1, 5 * BOUND).map(span -> span.toBuilder().name(null).build()).forEach(store::add);
        assertEquals(BOUND, stored());
    }

    @Test
    void makesRoomInTheOnlyTraceWithItsOldestSpans() {
        IntStream.rangeClosed(1, BOUND + 1).mapToObj(number -> span("1", number)).forEach(store::add);

        assertEquals(IntStream.rangeClosed(2, BOUND + 1).mapToObj("%016x"::formatted).toList(),
                store.trace("1").stream().map(Span::id).toList());
    }

    @Test
    void namesNoMoreServicesThanAnybodyReads() {
        var large = new Store(5_000, 100 * BYTES, new SpanBytes(new SharedStrings()));
        IntStream.range(0, 3_000).forEach(number -> large.add(span("1", number + 1).toBuilder()
                .localEndpoint(Endpoint.newBuilder().serviceName("service-" + number).build()).build()));
        assertEquals(1_000, large.serviceNames().size());
    }

    /** Each a trace of its own, the first one the oldest. */
    private static Stream<Span> spans(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> span(Integer.toHexString(number), number));
    }

    private static Span span(String traceId, int number) {
        return Span.newBuilder().traceId(traceId).id(number).name("get").timestamp(1_000_000L + number * 1000).build();
    }

    private long stored() {
        return store.traces(QueryRequest.newBuilder().endTs(10_000).lookback(10_000).limit(10 * BOUND).build())
                .flatMap(List::stream).count();
    }
}
