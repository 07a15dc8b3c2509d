package org.acme.trio.chain;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code /chain} answers.
 *
 * @param path {@code /chain}
 * @param service the {@code service.name} of who answers
 * @param traceId the trace that all calls are part of
 * @param durationMs milliseconds from the request to this report
 * @param calls the calls in the order in which they were asked for
 */
record ChainReport(String path, String service, @JsonProperty("trace_id") String traceId,
        @JsonProperty("duration_ms") double durationMs, List<Call> calls) {
}
