package org.acme.trio.trace.tree;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.HttpTarget;

/** Reads traces over the HTTP API of Zipkin, version 2. */
public final class ZipkinTraceStore implements TraceStore {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpTarget zipkin;

    /** @param base the address of Zipkin's API and user interface, such as {@code http://127.0.0.1:9411} */
    public ZipkinTraceStore(URI base) {
        zipkin = new HttpTarget("the trace store", base);
    }

    @Override
    public Optional<Trace> find(String traceId) throws IOException {
        String path = "/api/v2/trace/" + traceId;
        HttpResponse<String> answer = zipkin.get(path, Map.of("Accept", "application/json"), TIMEOUT);
        return switch (answer.statusCode()) {
            case 200 -> ZipkinSpans.parse(traceId, answer.body());
            case 404 -> Optional.empty();
            default -> throw new IOException(
                    "the trace store answered " + zipkin.at(path) + " with status " + answer.statusCode());
        };
    }

    @Override
    public URI link(String traceId) {
        return zipkin.at("/zipkin/traces/" + traceId);
    }
}
