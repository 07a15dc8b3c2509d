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
 * @param traceId the trace of the request, null where it has none
 * @param parameter the parameter of the request that is wrong
 * @param allowed the values it may have
 * @param hop the call to a peer that failed
 * @param cause the problem that the peer answered
 */
@Schema
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(String title, int status, String detail, @JsonProperty("trace_id") String traceId,
        String parameter, List<String> allowed, Hop hop, Problem cause) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param service the {@code service.name} of the peer
     * @param path the path that was called
     * @param status the status of its answer, null if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hop(String service, String path, Integer status) {
    }

    /** A problem with the id of the current trace and no other extension. */
    public static Problem of(int status, String detail) {
        return new Problem(title(status), status, detail, TraceIds.current(), null, null, null, null);
    }

    Problem about(String parameter, List<String> allowed) {
        return new Problem(title, status, detail, traceId, parameter, allowed, hop, cause);
    }

    /** The same problem with the call that failed. */
    public Problem at(Hop hop, Problem cause) {
        return new Problem(title, status, detail, traceId, parameter, allowed, hop, cause);
    }

    /** The answer: the status, and this as {@value #MEDIA_TYPE}. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** The same answer with a header more. */
    public Response response(String header, Object value) {
        return Response.fromResponse(response()).header(header, value).build();
    }

    private static String title(int status) {
        Status known = Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }
}
