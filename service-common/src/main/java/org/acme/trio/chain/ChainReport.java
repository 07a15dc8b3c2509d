package org.acme.trio.chain;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer of {@code /chain}.
 *
 * @param path {@code /chain}
 * @param service the {@code service.name} of the service that answers
 * @param traceId the trace that all calls are part of
 * @param durationMs milliseconds from the request to this report
 * @param calls the calls in the order in which they were asked for
 */
record ChainReport(String path, String service, @JsonProperty("trace_id") String traceId,
        @JsonProperty("duration_ms") double durationMs, List<Call> calls) {

    /**
     * One call that a chain made.
     *
     * @param service the {@code service.name} of the peer
     * @param path the path that was called
     * @param status the HTTP status of the answer
     * @param durationMs milliseconds from the first attempt to the answer
     * @param calls the calls that the peer made in turn; null unless {@code path} is {@code /chain}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Call(String service, String path, int status, @JsonProperty("duration_ms") double durationMs, List<Call> calls) {
    }

    /** Milliseconds since {@code start}, a value of {@link System#nanoTime()}, to a tenth. */
    static double millisSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e5) / 10.0;
    }
}
