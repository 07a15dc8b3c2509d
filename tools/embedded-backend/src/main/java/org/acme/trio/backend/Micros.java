package org.acme.trio.backend;

/** The unsigned nanoseconds of OTLP as the whole microseconds of Zipkin. */
final class Micros {

    private Micros() {
    }

    static long of(long nanos) {
        return Long.divideUnsigned(nanos, 1000);
    }

    /**
     * At least 1 for what has ended, because 0 means "not known" in Zipkin; 0 for an end that is not set or before the start.
     */
    static long between(long startNanos, long endNanos) {
        if (endNanos == 0 || Long.compareUnsigned(endNanos, startNanos) < 0) {
            return 0;
        }
        return Math.max(1, of(endNanos - startNanos));
    }
}
