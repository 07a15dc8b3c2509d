package org.acme.trio.trace.tree;

import static org.acme.trio.trace.tree.Spans.TRACE_ID;
import static org.acme.trio.trace.tree.Spans.client;
import static org.acme.trio.trace.tree.Spans.internal;
import static org.acme.trio.trace.tree.Spans.server;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainAnswer.Call;
import org.acme.trio.trace.http.TraceParent;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private static final Span ROOT = server("a1", null, "service-a", "/chain");
    private static final Span OWN_CLIENT = client("a2", "a1", "service-a", "/");
    private static final Span OWN_SERVER = server("a3", "a2", "service-a", "/");
    private static final Span CLIENT_TO_B = client("a4", "a1", "service-a", "/chain");
    private static final Span SERVER_B = server("b1", "a4", "service-b", "/chain");
    private static final Span WORK_IN_B = internal("b2", "b1", "service-b", "work");
    private static final Span CLIENT_TO_C = client("b3", "b2", "service-b", "/chain");
    private static final Span SERVER_C = server("c1", "b3", "service-c", "/chain");
    private static final List<Span> WHOLE = List.of(ROOT, OWN_CLIENT, OWN_SERVER, CLIENT_TO_B, SERVER_B, WORK_IN_B,
            CLIENT_TO_C, SERVER_C);

    private static final ChainAnswer ANSWER = answer(call("/", "service-a"),
            call("/chain", "service-b", call("/chain", "service-c")));

    @Test
    void findsNothingMissingInAWholeTrace() {
        assertMissing(ANSWER, WHOLE);
    }

    @Test
    void namesAServerSpanThatIsMissing() {
        assertMissing(ANSWER, without(SERVER_C), "no server span of service-c for /chain, called by service-b");
    }

    @Test
    void namesAClientSpanThatIsMissing() {
        assertMissing(ANSWER, without(CLIENT_TO_C),
                "no client span of service-b for its call to service-c /chain",
                "no server span of service-c for /chain, called by service-b",
                "the parent b3 of SERVER span c1 (GET /chain) of service-c is not in the trace");
    }

    @Test
    void namesAServerSpanWithTheWrongParent() {
        Span wrong = server("c1", "a1", "service-c", "/chain");

        assertMissing(ANSWER, with(without(SERVER_C), wrong),
                "no server span of service-c for /chain, called by service-b; SERVER span c1 (GET /chain) of service-c "
                        + "is a child of SERVER span a1 (GET /chain) of service-a");
    }

    @Test
    void namesTheParentThatIsMissingOfAnySpan() {
        assertMissing(ANSWER, with(WHOLE, internal("c2", "gone", "service-c", "cpu_task")),
                "the parent gone of INTERNAL span c2 (cpu_task) of service-c is not in the trace");
    }

    @Test
    void allowsOnlyOneSpanWithoutAParent() {
        assertMissing(ANSWER, with(WHOLE, internal("c2", null, "service-c", "cpu_task")),
                "INTERNAL span c2 (cpu_task) of service-c has no parent");
    }

    @Test
    void namesTheFirstSpanWhenItIsMissing() {
        assertMissing(ANSWER, without(ROOT),
                "no server span of service-a",
                "the parent a1 of CLIENT span a2 (GET) of service-a is not in the trace",
                "the parent a1 of CLIENT span a4 (GET) of service-a is not in the trace");
    }

    @Test
    void wantsTwoSpansForEachOfTwoEqualCalls() {
        ChainAnswer twice = answer(call("/", "service-a"), call("/", "service-a"));

        assertMissing(twice, List.of(ROOT, OWN_CLIENT, OWN_SERVER),
                "no client span of service-a for its call to service-a /",
                "no server span of service-a for /, called by service-a");
    }

    @Test
    void doesNotTakeTheSpansOfADeeperCallForThoseOfACallAbove() {
        ChainAnswer ring = answer(call("/chain", "service-b", call("/chain", "service-a", call("/chain", "service-b"))));
        List<Span> spans = List.of(ROOT, CLIENT_TO_B, SERVER_B, client("b3", "b1", "service-b", "/chain"),
                server("a5", "b3", "service-a", "/chain"), client("a6", "a5", "service-a", "/chain"));

        assertMissing(ring, spans, "no server span of service-b for /chain, called by service-a");
    }

    @Test
    void wantsTheSentSpanAsTheParentOfTheFirstOne() {
        TraceParent sent = new TraceParent(TRACE_ID, "00f067aa0ba902b7", true);
        ChainAnswer leaf = answer();
        Trace joined = new Trace(TRACE_ID, List.of(server("a1", "00f067aa0ba902b7", "service-a", "/chain")));
        Trace begun = new Trace(TRACE_ID, List.of(ROOT));

        assertEquals(List.of(), new Completeness(leaf, Optional.of(sent)).missingIn(joined));
        assertEquals(List.of("no server span of service-a with the parent 00f067aa0ba902b7",
                "SERVER span a1 (GET /chain) of service-a has no parent"),
                new Completeness(leaf, Optional.of(sent)).missingIn(begun));
        assertEquals(List.of("no server span of service-a",
                "the parent 00f067aa0ba902b7 of SERVER span a1 (GET /chain) of service-a is not in the trace"),
                new Completeness(leaf, Optional.empty()).missingIn(joined));
    }

    @Test
    void refusesATraceWithAnotherIdThanTheOneThatWasSent() {
        TraceParent sent = new TraceParent("0af7651916cd43dd8448eb211c80319c", "00f067aa0ba902b7", true);
        Trace trace = new Trace(TRACE_ID, List.of(server("a1", "00f067aa0ba902b7", "service-a", "/chain")));

        assertEquals(List.of("the trace id that was sent is another one: 0af7651916cd43dd8448eb211c80319c"),
                new Completeness(answer(), Optional.of(sent)).missingIn(trace));
    }

    private static void assertMissing(ChainAnswer answer, List<Span> spans, String... missing) {
        assertEquals(List.of(missing), new Completeness(answer, Optional.empty()).missingIn(new Trace(TRACE_ID, spans)));
    }

    private static List<Span> without(Span span) {
        return WHOLE.stream().filter(other -> other != span).toList();
    }

    private static List<Span> with(List<Span> spans, Span span) {
        List<Span> more = new ArrayList<>(spans);
        more.add(span);
        return more;
    }

    private static ChainAnswer answer(Call... calls) {
        return new ChainAnswer("service-a", 200, TRACE_ID, true, List.of(calls), Optional.empty());
    }

    private static Call call(String path, String service, Call... calls) {
        return new Call(service, path, OptionalInt.of(200), List.of(calls));
    }
}
