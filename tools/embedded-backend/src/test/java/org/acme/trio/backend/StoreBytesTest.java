package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import zipkin2.Span;
import zipkin2.storage.QueryRequest;

/** The bound in bytes, which holds whatever the spans are. */
class StoreBytesTest {

    private static final long BOUND = 10_000_000;

    private final SharedStrings shared = new SharedStrings();
    private final Store store = new Store(Integer.MAX_VALUE, BOUND, new SpanBytes(shared));

    @ParameterizedTest
    @ValueSource(ints = { 0, 100, 7_000, 500_000 })
    void holdsForSpansOfEachSize(int length) {
        int many = (int) (3 * BOUND / (400 + length));
        IntStream.range(0, many).forEach(number -> store.add(span(number, number, "x".repeat(length) + number)));

        long kept = stored(many);
        assertTrue(store.content().bytes() <= BOUND, store.content().toString());
        assertTrue(kept * (850 + length) > BOUND * 8 / 10, kept + " of " + many);
        assertEquals(1, store.trace(Integer.toHexString(many)).size(), "the newest");
        assertEquals(List.of(), store.trace("1"), "the oldest");
    }

    @Test
    void leavesAtMostASixteenthToOneTrace() {
        store.add(span(1, 1, "other"));
        IntStream.range(0, 3_000).forEach(number -> store.add(span(2, number, "x".repeat(7_000) + number)));

        assertEquals(1, store.trace("2").size());
        assertFalse(store.trace("3").isEmpty());
        assertTrue(store.content().bytes() <= BOUND / 16 + 2_000, store.content().toString());
    }

    @Test
    void keepsNothingOfASpanThatIsLargerThanAll() {
        store.add(span(1, 1, "x".repeat((int) BOUND)));
        assertEquals(new Store.Content(0, 0, BOUND), store.content());
    }

    @Test
    void isEmptyAgainInItsBooksWhenAllHasMadeRoom() {
        IntStream.range(0, 1_000).forEach(number -> store.add(span(number, number, "x".repeat(number))));
        store.add(span(1, 1, "x".repeat((int) BOUND)));
        assertEquals(new Store.Content(0, 0, BOUND), store.content());
    }

    @Test
    void holdsWhileManyWriteAndRead() {
        var failures = new AtomicInteger();
        IntFunction<Runnable> writer = thread -> () -> IntStream.range(0, 2_000)
                .forEach(number -> store.add(span(number * 4 + thread, number, "x".repeat(7_000))));
        Runnable reader = () -> IntStream.range(0, 50).forEach(round -> {
            stored(100);
            store.serviceNames();
            failures.addAndGet(store.content().bytes() <= BOUND ? 0 : 1);
        });
        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(thread -> CompletableFuture.allOf(
                CompletableFuture.runAsync(writer.apply(thread)), CompletableFuture.runAsync(reader)))
                .toArray(CompletableFuture[]::new)).join();

        assertEquals(0, failures.get());
        assertTrue(store.content().spans() > 0);
    }

    @Test
    void countsASharedStringOnce() {
        String value = shared.share(new String("GET"));
        var bytes = new SpanBytes(shared);
        Span span = span(1, 1, value);

        assertTrue(bytes.of(span) > bytes.of(span));
        assertEquals(bytes.of(span), bytes.of(span));
    }

    private static Span span(int trace, int id, String value) {
        return Span.newBuilder().traceId(Integer.toHexString(trace + 1)).id(id + 1).name("get")
                .timestamp(1_000_000L + id).putTag("key", value).build();
    }

    private long stored(int limit) {
        return store.traces(QueryRequest.newBuilder().endTs(100_000).lookback(100_000).limit(limit).build()).count();
    }
}
