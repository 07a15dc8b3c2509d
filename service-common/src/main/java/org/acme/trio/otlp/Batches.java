package org.acme.trio.otlp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

import io.opentelemetry.exporter.internal.marshal.Marshaler;

/**
 * The export requests that wait, oldest first, as the bytes that are sent. Not safe for use by several threads.
 *
 * @param <T> an item: a span or a log record
 */
final class Batches<T> {

    private final Deque<Batch> batches = new ArrayDeque<>();
    private final OtlpClient client;
    private final Function<List<T>, Marshaler> encoder;
    private final int batchBytes;
    private final ObjIntConsumer<String> refused;
    private long bytes;

    /** @param items how many are in it */
    record Batch(int items, byte[] bytes) {
    }

    /**
     * @param encoder makes an export request of items
     * @param batchBytes the largest request, before compression
     * @param refused is told why how many items cannot be sent
     */
    Batches(OtlpClient client, Function<List<T>, Marshaler> encoder, int batchBytes, ObjIntConsumer<String> refused) {
        this.client = client;
        this.encoder = encoder;
        this.batchBytes = batchBytes;
        this.refused = refused;
    }

    /** A request that is too large for a receiver is made two; an item that is too large on its own cannot be sent. */
    void add(List<T> items) {
        try {
            Marshaler request = encoder.apply(items);
            int half = items.size() / 2;
            if (request.getBinarySerializedSize() <= batchBytes) {
                Batch batch = new Batch(items.size(), client.encode(request));
                batches.add(batch);
                bytes += batch.bytes().length;
            } else if (half > 0) {
                add(items.subList(0, half));
                add(items.subList(half, items.size()));
            } else {
                refused.accept("larger than " + batchBytes + " bytes", 1);
            }
        } catch (IOException | RuntimeException e) {
            refused.accept("cannot be encoded: " + e, items.size());
        }
    }

    /** The oldest; null if none waits. */
    Batch first() {
        return batches.peek();
    }

    /** Takes the oldest away. */
    Batch remove() {
        Batch batch = batches.remove();
        bytes -= batch.bytes().length;
        return batch;
    }

    /** The size of all together. */
    long bytes() {
        return bytes;
    }
}
