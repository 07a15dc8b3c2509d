package org.acme.trio.chain;

/** Elapsed time as the answers of {@code /chain} show it. */
final class Durations {

    private Durations() {
    }

    /** Milliseconds since {@code start}, a value of {@link System#nanoTime()}, to a tenth. */
    static double millisSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e5) / 10.0;
    }
}
