package org.acme.trio.trace.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What an answer to {@code GET /chain} tells about the calls behind it.
 *
 * @param service the service that was asked, such as {@code service-a}
 * @param status the HTTP status code
 * @param traceId the id of the trace, 32 hexadecimal digits
 * @param sampled whether the trace is recorded
 * @param calls the calls that the service made; of an error answer only the one that failed
 * @param detail what an error answer says about itself
 */
public record ChainAnswer(String service, int status, String traceId, boolean sampled, List<Call> calls,
        Optional<String> detail) {

    /** What a service answers whose circuit breaker is open: without a status of the peer, which was not called. */
    private static final int REJECTED = 503;

    /**
     * A call to a peer.
     *
     * @param service the peer
     * @param path the path that was called, without the query
     * @param status the peer's HTTP status code; empty when it did not answer
     * @param calls the calls that the peer made for this one
     */
    public record Call(String service, String path, OptionalInt status, List<Call> calls) {
    }

    /**
     * Reads an answer: the JSON of a chain, a problem of RFC 9457 with {@code hop} and {@code cause}, or any other body, of
     * which only the header {@code traceresponse} counts.
     *
     * @throws IOException when the answer has no trace id, or its header and its body have different ones
     */
    public static ChainAnswer of(String service, HttpResponse<String> response) throws IOException {
        JsonNode body = json(response.body());
        Optional<TraceParent> header = response.headers().firstValue("traceresponse").flatMap(TraceParent::parse);
        String told = body.path("trace_id").asText("");
        if (header.isEmpty()) {
            throw new IOException(service + " answered with status " + response.statusCode()
                    + " and without a valid traceresponse header");
        }
        String traceId = header.get().traceId();
        if (!told.isEmpty() && !told.equals(traceId)) {
            throw new IOException(service + " answered with the trace id " + traceId + " in the header traceresponse and "
                    + told + " in the body");
        }
        return new ChainAnswer(service, response.statusCode(), traceId, header.get().sampled(), calls(body),
                Optional.ofNullable(body.path("detail").textValue()));
    }

    private static JsonNode json(String body) {
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
        List<Call> calls = new ArrayList<>();
        answer.path("calls").forEach(call -> calls.add(call(call, call)));
        return List.copyOf(calls);
    }

    private static Call call(JsonNode call, JsonNode answer) {
        JsonNode status = call.path("status");
        return new Call(call.path("service").asText(), call.path("path").asText(),
                status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty(), calls(answer));
    }
}
