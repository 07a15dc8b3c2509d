package org.acme.trio.chain;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One call that a chain made.
 *
 * @param service the {@code service.name} of who was called
 * @param path what was called there
 * @param status the HTTP status of the answer
 * @param durationMs milliseconds as the caller saw them, retries included
 * @param calls what the called service called in turn; null where that was no chain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Call(String service, String path, int status, @JsonProperty("duration_ms") double durationMs,
        List<Call> calls) {
}
