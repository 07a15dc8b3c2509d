package org.acme.trio.trace.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks one service for {@code GET /chain}.
 *
 * @param service the service, named as in its traces
 * @param timeout how long an answer may take
 */
public record ChainClient(HttpTarget service, Duration timeout) {

    /**
     * Sends the request and reads the answer, whatever its status.
     *
     * @param sent the trace context to go on with, or nothing to let the service begin a trace
     * @throws IOException when the service does not answer, or not with a trace id; the message is fit to be printed
     */
    public ChainAnswer get(ChainRequest request, Optional<TraceParent> sent) throws IOException {
        Map<String, String> headers = sent.map(context -> Map.of("traceparent", context.toString())).orElse(Map.of());
        return ChainAnswer.of(service.name(), service.get(request.pathAndQuery(), headers, timeout));
    }
}
