package org.acme.trio.chain;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.acme.trio.config.Peer;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/**
 * Puts an attempt to connect that failed into the trace. The HTTP client's own span begins when the request is
 * sent, so without this a neighbour that is down would leave a gap where its callers look for the reason.
 */
@Singleton
class ConnectFailures {

    private final Tracer tracer;

    ConnectFailures(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Whether {@code failure} means that no connection came about, and so that nothing was sent. */
    static boolean isOne(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof ConnectException || e instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /** @param start when the attempt began, a value of {@link System#currentTimeMillis()} */
    void record(Peer peer, String path, long start, Throwable failure) {
        tracer.spanBuilder("GET").setSpanKind(SpanKind.CLIENT).setStartTimestamp(start, TimeUnit.MILLISECONDS)
                .setAttribute("http.request.method", "GET")
                .setAttribute("url.full", peer.url().resolve(path).toString())
                .setAttribute("server.address", peer.url().getHost())
                .setAttribute("server.port", peer.port())
                .setAttribute("error.type", ConnectException.class.getName())
                .startSpan()
                .recordException(failure)
                .setStatus(StatusCode.ERROR, failure.getMessage())
                .end();
    }
}
