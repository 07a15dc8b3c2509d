package org.acme.trio.otlp;

import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.sdk.common.CompletableResultCode;

/** Those who wait until all that had been added before they asked is done. Not safe for use by several threads. */
final class Flushes {

    private final List<Flush> flushes = new ArrayList<>();

    private record Flush(long target, CompletableResultCode result) {
    }

    /** @param target how many items have to be done for the result to succeed */
    void add(long target, CompletableResultCode result) {
        flushes.add(new Flush(target, result));
    }

    /** Tells those who wait for no more than this number of items. */
    void complete(long finished) {
        flushes.removeIf(flush -> flush.target() <= finished && flush.result().succeed().isSuccess());
    }

    boolean isEmpty() {
        return flushes.isEmpty();
    }
}
