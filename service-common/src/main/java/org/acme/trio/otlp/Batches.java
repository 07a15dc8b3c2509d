package org.acme.trio.otlp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

import io.opentelemetry.exporter.internal.marshal.Marshaler;

/**
 * The export requests that wait, oldest first, as the bytes that are sent. Not thread-safe.
 * <p>
 * They are encoded with internal classes of the SDK's exporter, as there is no public API for it, see
 * https://github.com/open-telemetry/opentelemetry-java/issues/5068; an update of the SDK may break the build here.
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

    /** @param items the number of items in it */
    record Batch(int items, byte[] bytes) {
    }

    /**
     * @param encoder makes an export request of the items
     * @param batchBytes the size of the largest request, before compression
     * @param refused called with the reason and the number of items that cannot be sent
     */
    Batches(OtlpClient client, Function<List<T>, Marshaler> encoder, int batchBytes, ObjIntConsumer<String> refused) {
        this.client = client;
        this.encoder = encoder;
        this.batchBytes = batchBytes;
        this.refused = refused;
    }

    /** Splits a request that is larger than {@code batchBytes}; a single item that is too large cannot be sent. */
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

    /** The oldest request, null if there is none. */
    Batch first() {
        return batches.peek();
    }

    /** Removes the oldest request. */
    Batch remove() {
        Batch batch = batches.remove();
        bytes -= batch.bytes().length;
        return batch;
    }

    /** The size of all requests together. */
    long bytes() {
        return bytes;
    }
}
