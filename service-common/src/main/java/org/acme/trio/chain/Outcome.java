package org.acme.trio.chain;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.http.HttpClosedException;

/** How a call to a peer ended. Only {@link #UNREACHABLE} is retried. */
enum Outcome {

    SUCCESS(200),
    /** The peer answered 3xx, 4xx or 5xx, or a success that is not the answer of a chain. */
    ERROR(502),
    /** No connection, or one that broke before the answer was complete. */
    UNREACHABLE(502),
    /** No answer in time. */
    TIMEOUT(504),
    /** The circuit breaker is open; nothing was sent. */
    REJECTED(503);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    /** The outcome of a call that failed; never {@link #SUCCESS}. */
    static Outcome of(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return TIMEOUT;
        }
        if (failure instanceof CircuitBreakerOpenException) {
            return REJECTED;
        }
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(Outcome::isBrokenConnection)
                ? UNREACHABLE
                : ERROR;
    }

    /** The status that this service answers. */
    int status() {
        return status;
    }

    /** The value of the {@code outcome} label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isBrokenConnection(Throwable e) {
        return e instanceof HttpClosedException || e instanceof IOException && !(e instanceof JacksonException);
    }
}
