package org.acme.trio.trace.tree;

import static org.acme.trio.trace.tree.Spans.TRACE_ID;
import static org.acme.trio.trace.tree.Spans.client;
import static org.acme.trio.trace.tree.Spans.server;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainAnswer.Call;
import org.junit.jupiter.api.Test;

class CompletenessOfErrorsTest {

    private static final Span ROOT = server("a1", null, "service-a", "/chain");
    private static final Span CLIENT = client("a2", "a1", "service-a", "/chain");
    private static final Span SERVER = server("b1", "a2", "service-b", "/chain");

    @Test
    void wantsBothSpansOfACallThatWasAnsweredWithAnError() {
        ChainAnswer failed = answer(OptionalInt.of(503));

        assertMissing(failed, List.of(ROOT, CLIENT, SERVER));
        assertMissing(failed, List.of(ROOT, CLIENT), "no server span of service-b for /chain, called by service-a");
    }

    @Test
    void wantsNoServerSpanOfACallThatWasNotAnswered() {
        ChainAnswer unanswered = answer(OptionalInt.empty());

        assertMissing(unanswered, List.of(ROOT, CLIENT));
        assertMissing(unanswered, List.of(ROOT, CLIENT, SERVER));
        assertMissing(unanswered, List.of(ROOT), "no client span of service-a for its call to service-b /chain");
    }

    @Test
    void wantsOnlyTheFirstSpanWhenTheRequestWasRefused() {
        ChainAnswer refused = new ChainAnswer("service-a", 400, TRACE_ID, true, List.of(), Optional.empty());

        assertMissing(refused, List.of(ROOT));
        assertMissing(refused, List.of(SERVER), "no server span of service-a",
                "the parent a2 of SERVER span b1 (GET /chain) of service-b is not in the trace");
    }

    @Test
    void acceptsAnAttemptBeforeTheOneThatWasAnswered() {
        Span retried = client("a3", "a1", "service-a", "/chain");

        assertMissing(answer(OptionalInt.of(503)), List.of(ROOT, retried, CLIENT, SERVER));
    }

    private static void assertMissing(ChainAnswer answer, List<Span> spans, String... missing) {
        assertEquals(List.of(missing), new Completeness(answer, Optional.empty()).missingIn(new Trace(TRACE_ID, spans)));
    }

    private static ChainAnswer answer(OptionalInt status) {
        return new ChainAnswer("service-a", 502, TRACE_ID, true,
                List.of(new Call("service-b", "/chain", status, List.of())), Optional.of("service-b failed"));
    }
}
