package org.acme.trio.chain;

import java.util.Locale;

/** How a call to a neighbour ended. */
enum Outcome {

    SUCCESS(200),
    /** It answered an error, or something that is not what it should answer. */
    ERROR(502),
    /** No connection, or one that broke. */
    UNREACHABLE(502),
    /** No answer in time. */
    TIMEOUT(504),
    /** The circuit breaker is open; nothing was sent. */
    REJECTED(503);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    /** With which status this service answers for it. */
    int status() {
        return status;
    }

    /** The value of the {@code outcome} label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
