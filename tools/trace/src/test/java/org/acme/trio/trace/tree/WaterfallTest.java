package org.acme.trio.trace.tree;

import static java.util.stream.Collectors.toSet;
import static org.acme.trio.trace.tree.Spans.TRACE_ID;
import static org.acme.trio.trace.tree.Spans.at;
import static org.acme.trio.trace.tree.Spans.client;
import static org.acme.trio.trace.tree.Spans.failed;
import static org.acme.trio.trace.tree.Spans.internal;
import static org.acme.trio.trace.tree.Spans.server;
import static org.acme.trio.trace.tree.Spans.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.acme.trio.trace.terminal.Terminal;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private static final Terminal PLAIN = new Terminal(80, false);

    @Test
    void drawsASpanBelowItsParentInTheOrderOfTime() {
        assertDrawn("""
                  service-a  GET /chain    |===========================|      0.0 ms    100.0 ms
                  service-a    GET         | =====                     |      4.0 ms     20.0 ms
                  service-b      GET /work |  ===                      |      8.0 ms     12.0 ms
                  service-a    GET         |             =========     |     50.0 ms     30.0 ms
                """,
                at(50, 30, client("a3", "a1", "service-a", "/late")),
                at(8, 12, server("b1", "a2", "service-b", "/work")),
                at(4, 20, client("a2", "a1", "service-a", "/work")),
                at(0, 100, server("a1", null, "service-a", "/chain")));
    }

    @Test
    void marksFailedSpans() {
        assertDrawn("""
                ! service-a  GET /chain |==============================|      0.0 ms      8.0 ms
                  service-a    work     |               ========       |      4.0 ms      2.0 ms
                """,
                failed(at(0, 8, server("a1", null, "service-a", "/chain"))),
                at(4, 2, internal("a2", "a1", "service-a", "work")));
    }

    @Test
    void showsFailedSpansInRedWhereThereAreColours() {
        Trace trace = new Trace(TRACE_ID, List.of(failed(server("a1", null, "service-a", "/chain"))));

        String line = Waterfall.draw(trace, new Terminal(80, true)).get(0);

        assertTrue(line.startsWith("\u001b[31m! service-a") && line.endsWith("\u001b[0m"), line);
    }

    @Test
    void clipsLongNames() {
        assertDrawn("""
                  a-service-with-a-...  GET /a/path/that... |==========|      0.0 ms      1.0 ms
                """, server("a1", null, "a-service-with-a-name-to-clip", "/a/path/that/is/much/too/long"));
    }

    @Test
    void namesACallToADatabaseByItsStatementInOneLine() {
        assertDrawn("""
                  service-a  GET /users/me                  |==========|      0.0 ms     10.0 ms
                  service-a    select email from users w... |     ===  |      5.0 ms      3.0 ms
                """,
                at(0, 10, server("a1", null, "service-a", "/users/me")),
                at(5, 3, statement("a2", "a1", "service-a", "\n  select email\n  from users where id = ?")));
    }

    @Test
    void escapesControlCharacters() {
        assertDrawn("""
                  a\\u001b[2J  GET /\\n!\\u202e |=========================|      0.0 ms      1.0 ms
                """, server("a1", null, "a\u001b[2J", "/\n!\u202e"));
    }

    @Test
    void showsSpansWhoseParentHasNotArrivedAndSpansOfNoTime() {
        assertDrawn("""
                  service-b  GET /io_task |=                           |      0.0 ms      0.0 ms
                """,
                at(0, 0, server("b1", "gone", "service-b", "/io_task")));
    }

    @Test
    void showsSpansThatAreEachOthersParents() {
        Trace trace = new Trace(TRACE_ID,
                List.of(internal("a1", "a2", "service-a", "one"), internal("a2", "a1", "service-a", "two")));

        assertEquals(2, Waterfall.draw(trace, PLAIN).size());
    }

    private static void assertDrawn(String expected, Span... spans) {
        List<String> lines = Waterfall.draw(new Trace(TRACE_ID, List.of(spans)), PLAIN);

        assertEquals(expected, String.join("\n", lines) + "\n");
        assertEquals(Set.of(80), lines.stream().map(String::length).collect(toSet()));
    }
}
