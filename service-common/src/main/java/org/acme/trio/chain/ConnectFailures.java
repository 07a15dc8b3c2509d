package org.acme.trio.chain;

import java.lang.reflect.Modifier;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.acme.trio.config.Peer;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/**
 * Puts an attempt to connect that failed into the trace. The HTTP client's own span begins when the request is
 * sent, so without this a peer that is down would leave a gap where its callers look for the reason.
 */
@Singleton
class ConnectFailures {

    private final Tracer tracer;

    ConnectFailures(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Whether {@code failure} means that no connection came about, and so that nothing was sent. */
    static boolean isOne(Throwable failure) {
        return find(failure).isPresent();
    }

    /**
     * @param uri what was to be asked
     * @param resends how often that was tried before
     * @param start when the attempt began, a value of {@link System#currentTimeMillis()}
     */
    void record(Peer peer, String uri, int resends, long start, Throwable failure) {
        SpanBuilder attempt = tracer.spanBuilder("GET").setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(start, TimeUnit.MILLISECONDS)
                .setAttribute("http.request.method", "GET")
                .setAttribute("url.full", uri)
                .setAttribute("server.address", peer.url().getHost())
                .setAttribute("server.port", peer.port())
                .setAttribute("error.type", find(failure).map(ConnectFailures::publicType).orElse("_OTHER"));
        if (resends > 0) {
            attempt.setAttribute(ResendCount.ATTRIBUTE, resends);
        }
        attempt.startSpan().setStatus(StatusCode.ERROR, failure.getMessage()).end();
    }

    private static Optional<Throwable> find(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(e -> e instanceof ConnectException || e instanceof UnknownHostException).findFirst();
    }

    /** Netty throws private subclasses, whose names mean nothing to a reader. */
    private static String publicType(Throwable e) {
        Class<?> type = e.getClass();
        while (!Modifier.isPublic(type.getModifiers())) {
            type = type.getSuperclass();
        }
        return type.getName();
    }
}
