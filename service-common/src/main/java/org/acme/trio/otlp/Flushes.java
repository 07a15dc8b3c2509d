package org.acme.trio.otlp;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.sdk.common.CompletableResultCode;

/** The flushes that are not complete: some items that were added before them still wait. Not thread-safe. */
final class Flushes {

    private final List<Flush> flushes = new ArrayList<>();

    private record Flush(long target, CompletableResultCode result) {
    }

    /** @param target the number of finished items at which the result succeeds */
    void add(long target, CompletableResultCode result) {
        flushes.add(new Flush(target, result));
    }

    /** Completes the flushes whose target is reached. */
    void complete(long finished) {
        flushes.removeIf(flush -> flush.target() <= finished && flush.result().succeed().isSuccess());
    }

    boolean isEmpty() {
        return flushes.isEmpty();
    }
}
