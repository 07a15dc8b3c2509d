package org.acme.trio.trace.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The answer to {@code GET /chain} and the calls that it reports; or to another request, with none.
 *
 * @param service the {@code service.name} of the service that answered
 * @param status the HTTP status code
 * @param traceId 32 lower-case hexadecimal digits
 * @param sampled whether the service recorded its spans
 * @param calls the calls that the service made; of an error answer only the one that failed
 * @param detail {@code detail} of an error answer (RFC 9457)
 */
public record ChainAnswer(String service, int status, String traceId, boolean sampled, List<Call> calls,
        Optional<String> detail) {

    /** The status where a circuit breaker is open. Then the hop has no status: the peer was not called. */
    private static final int REJECTED = 503;

    /**
     * A call to a peer.
     *
     * @param service the {@code service.name} of the peer
     * @param path the path that was called, without the query
     * @param status the peer's HTTP status code; empty when it did not answer
     * @param calls the calls that the peer made in turn
     */
    public record Call(String service, String path, OptionalInt status, List<Call> calls) {
    }

    /**
     * Reads the header {@code traceresponse} and the body: the report of a chain, a problem (RFC 9457) with the members
     * {@code hop} and {@code cause}, or anything else, which reports no calls.
     *
     * @throws IOException when there is no valid {@code traceresponse}, or the body has another trace id
     */
    public static ChainAnswer of(String service, HttpResponse<String> response) throws IOException {
        TraceParent context = response.headers().firstValue("traceresponse").flatMap(TraceParent::parse)
                .orElseThrow(() -> new IOException(service + " answered with status " + response.statusCode()
                        + " and without a valid traceresponse header"));
        JsonNode body = json(response.body());
        String reported = body.path("trace_id").asText("");
        if (!reported.isEmpty() && !reported.equals(context.traceId())) {
            throw new IOException(service + " answered with the trace id " + context.traceId()
                    + " in the header traceresponse and " + reported + " in the body");
        }
        return new ChainAnswer(service, response.statusCode(), context.traceId(), context.sampled(), calls(body),
                Optional.ofNullable(body.path("detail").textValue()));
    }

    /** {@return the tree of a body}, a missing node where it is not JSON */
    static JsonNode json(String body) {
        try {
            return Json.parse(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static List<Call> calls(JsonNode answer) {
        if (answer.has("hop")) {
            boolean rejected = answer.path("status").asInt() == REJECTED && !answer.get("hop").has("status");
            return rejected ? List.of() : List.of(call(answer.get("hop"), answer.path("cause")));
        }
        return StreamSupport.stream(answer.path("calls").spliterator(), false).map(call -> call(call, call)).toList();
    }

    private static Call call(JsonNode call, JsonNode answer) {
        JsonNode status = call.path("status");
        return new Call(call.path("service").asText(), call.path("path").asText(),
                status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty(), calls(answer));
    }
}
