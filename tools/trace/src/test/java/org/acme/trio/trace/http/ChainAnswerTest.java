package org.acme.trio.trace.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.acme.trio.trace.http.ChainAnswer.Call;
import org.junit.jupiter.api.Test;

class ChainAnswerTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String HEADER = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @Test
    void readsTheCallsAndTheirOwnCalls() throws IOException {
        ChainAnswer answer = answer(200, HEADER, """
                {"path":"/chain","service":"service-a","trace_id":"%s","duration_ms":12.3,"calls":[
                  {"service":"service-b","path":"/chain","status":200,"duration_ms":10,"calls":[
                    {"service":"service-c","path":"/chain","status":200,"duration_ms":5}]}]}
                """.formatted(TRACE_ID));

        assertEquals(TRACE_ID, answer.traceId());
        assertTrue(answer.sampled());
        assertEquals(List.of(call("service-b", 200, call("service-c", 200))), answer.calls());
    }

    @Test
    void readsTheFailedCallsOfAProblem() throws IOException {
        ChainAnswer answer = answer(502, HEADER, """
                {"type":"about:blank","title":"Bad Gateway","status":502,"detail":"service-b failed","trace_id":"%s",
                 "hop":{"service":"service-b","path":"/chain","status":502},
                 "cause":{"type":"about:blank","status":502,"hop":{"service":"service-c","path":"/chain"}}}
                """.formatted(TRACE_ID));

        assertEquals(502, answer.status());
        assertEquals(Optional.of("service-b failed"), answer.detail());
        assertEquals(List.of(call("service-b", 502, new Call("service-c", "/chain", OptionalInt.empty(), List.of()))),
                answer.calls());
    }

    @Test
    void readsNoCallWhereACircuitBreakerIsOpen() throws IOException {
        ChainAnswer answer = answer(502, HEADER, """
                {"status":502,"hop":{"service":"service-b","path":"/chain","status":503},
                 "cause":{"status":503,"hop":{"service":"service-c","path":"/chain"}}}
                """);

        assertEquals(List.of(call("service-b", 503)), answer.calls());
    }

    @Test
    void needsOnlyTheHeaderWhenTheBodyIsNotJson() throws IOException {
        ChainAnswer answer = answer(404, HEADER.replace("-01", "-00"), "<html>not here</html>");

        assertEquals(TRACE_ID, answer.traceId());
        assertFalse(answer.sampled());
        assertEquals(List.of(), answer.calls());
    }

    @Test
    void refusesAnAnswerWithoutTheHeader() {
        IOException refusal = assertThrows(IOException.class, () -> answer(200, "nonsense", "{}"));

        assertEquals("service-a answered with status 200 and without a valid traceresponse header", refusal.getMessage());
    }

    @Test
    void refusesAnAnswerWithTwoTraceIds() {
        IOException refusal = assertThrows(IOException.class, () -> answer(200, HEADER, "{\"trace_id\":\"other\"}"));

        assertEquals("service-a answered with the trace id " + TRACE_ID
                + " in the header traceresponse and other in the body", refusal.getMessage());
    }

    private static ChainAnswer answer(int status, String traceresponse, String body) throws IOException {
        try (StubServer server = new StubServer(
                request -> new StubServer.Answer(status, Map.of("traceresponse", traceresponse), body))) {
            return new ChainClient(new HttpTarget("service-a", server.base()), Duration.ofSeconds(20))
                    .get(ChainRequest.DEFAULT, Optional.empty());
        }
    }

    private static Call call(String service, int status, Call... calls) {
        return new Call(service, "/chain", OptionalInt.of(status), List.of(calls));
    }
}
