package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user can sign up and log in; the SQL of it is in the trace, and each event in the audit log. */
@ExtendWith(StackResolver.class)
class AccountChecks {

    private static final String SQL = "db.query.text";
    private static final String EVENT = "event_name";

    @TestFactory
    @DisplayName("accounts")
    Stream<DynamicTest> accounts(Stack stack, RetriedTests group) {
        Loki loki = new Loki(stack.loki());
        AccountCalls calls = new AccountCalls(stack.service());
        return Stream.concat(
                Stream.of(group.test("SQL of a signup in its trace", () -> statements(stack, calls.traces().get("signup")))),
                Stream.of("signup", "login_failed", "login").map(event -> group.test("audit event " + event,
                        () -> audited(event, calls.traces().get(event), loki))));
    }

    private static String statements(Stack stack, String traceId) throws IOException {
        List<String> statements = stack.traces().find(traceId).map(Trace::spans).orElse(List.of()).stream()
                .map(Span::attributes).filter(attributes -> attributes.containsKey(SQL))
                .map(attributes -> attributes.get(SQL)).toList();
        return statements.isEmpty() ? fail("no span of trace " + traceId + " has " + SQL)
                : statements.size() + " statements, trace " + traceId;
    }

    private static String audited(String event, String traceId, Loki loki) throws IOException {
        Map<String, String> fields = loki.lines("{service_namespace=\"trio\"} | " + EVENT + "=\"" + event
                + "\" | trace_id=\"" + traceId + "\"", TimeRange.last(Loki.LOOK_BACK)).stream().map(Loki.Line::fields)
                .findFirst().orElseGet(() -> fail("Loki has no line with " + EVENT + " " + event + " and trace_id " + traceId));
        return EVENT + " " + fields.get(EVENT) + ", trace " + traceId;
    }
}
