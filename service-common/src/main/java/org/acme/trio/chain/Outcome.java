package org.acme.trio.chain;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.http.HttpClosedException;

/** How a call to a peer ended. Only {@link #UNREACHABLE} is tried again. */
enum Outcome {

    SUCCESS(200),
    /** It answered an error, or something that is not what it should answer. */
    ERROR(502),
    /** No connection, or one that broke before there was a whole answer. */
    UNREACHABLE(502),
    /** No answer in time. */
    TIMEOUT(504),
    /** The circuit breaker is open; nothing was sent. */
    REJECTED(503);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    /** That of a call that failed; never {@link #SUCCESS}. */
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

    /** With which status this service answers for it. */
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
