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
 * Records a span for an attempt whose connection failed. The HTTP client's own span begins when the request is sent: without
 * this one the trace would not show why the call to a peer that is down failed.
 * <p>
 * No issue in Vert.x or Quarkus is known. OpenTelemetry has yet to say how the connection is traced, see
 * https://github.com/open-telemetry/semantic-conventions/issues/1226. This class can go when Vert.x starts its span before it
 * connects; {@code RetryTest} then finds two spans for each of these attempts.
 */
@Singleton
class ConnectFailures {

    private final Tracer tracer;

    ConnectFailures(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Whether no connection was established, so that nothing was sent. */
    static boolean isConnectFailure(Throwable failure) {
        return find(failure).isPresent();
    }

    /**
     * @param uri the target of the request
     * @param resends the number of attempts before this one
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

    /** Netty throws private subclasses of the exceptions of {@code java.net}. */
    private static String publicType(Throwable e) {
        Class<?> type = e.getClass();
        while (!Modifier.isPublic(type.getModifiers())) {
            type = type.getSuperclass();
        }
        return type.getName();
    }
}
