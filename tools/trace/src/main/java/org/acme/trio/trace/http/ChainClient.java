package org.acme.trio.trace.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Sends {@code GET /chain} to one service.
 *
 * @param service the service; its name is its {@code service.name}
 * @param timeout of the whole response
 */
public record ChainClient(HttpTarget service, Duration timeout) {

    /**
     * Sends the request and reads the answer, whatever its status.
     *
     * @param sent the trace context to send in the header {@code traceparent}; without it the service starts a trace
     * @throws IOException that of {@link HttpTarget#get} or {@link ChainAnswer#of}
     */
    public ChainAnswer get(ChainRequest request, Optional<TraceParent> sent) throws IOException {
        Map<String, String> headers = sent.map(context -> Map.of("traceparent", context.toString())).orElse(Map.of());
        return ChainAnswer.of(service.name(), service.get(request.pathAndQuery(), headers, timeout));
    }
}
