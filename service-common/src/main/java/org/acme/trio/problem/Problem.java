package org.acme.trio.problem;

import java.util.List;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.acme.trio.telemetry.TraceIds;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A problem detail of RFC 9457; {@code type} is absent, which means {@code about:blank}. The members after
 * {@code detail} are extensions, absent where they do not apply.
 *
 * @param title the reason phrase of the status
 * @param status the HTTP status
 * @param detail what went wrong, for a reader
 * @param traceId under which trace to look it up
 * @param parameter which parameter of the request is wrong
 * @param allowed which values it may have
 * @param hop which call to a peer failed
 * @param cause what that peer said about it
 */
@Schema
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(String title, int status, String detail, @JsonProperty("trace_id") String traceId,
        String parameter, List<String> allowed, Hop hop, Problem cause) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param service the {@code service.name} of the peer
     * @param path what was called there
     * @param status what it answered, null if it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hop(String service, String path, Integer status) {
    }

    /** A problem in the current trace, without extensions. */
    public static Problem of(int status, String detail) {
        return new Problem(title(status), status, detail, TraceIds.current(), null, null, null, null);
    }

    Problem about(String parameter, List<String> allowed) {
        return new Problem(title, status, detail, traceId, parameter, allowed, hop, cause);
    }

    /** The same problem, blamed on a call. */
    public Problem at(Hop hop, Problem cause) {
        return new Problem(title, status, detail, traceId, parameter, allowed, hop, cause);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private static String title(int status) {
        Status known = Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }
}
