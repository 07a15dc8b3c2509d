package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.Trace;
import org.acme.trio.trace.tree.TraceStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request that succeeds and one that fails are found in Tempo and Loki by their trace id. */
@ExtendWith(StackResolver.class)
class RequestChecks {

    private static final Set<String> IDS = Set.of("trace_id", "span_id", "traceId", "spanId");

    @TestFactory
    @DisplayName("requests")
    Stream<DynamicTest> requests(Stack stack, RetriedTests group) {
        Loki loki = new Loki(stack.loki());
        List<ChainCall> calls = List.of(new ChainCall(stack.service(), ChainRequest.DEFAULT, false),
                new ChainCall(stack.service(), stack.route(null, "503"), true));
        return Stream.of(
                calls.stream().map(call -> group.test("trace of " + call, () -> trace(call.answer(), stack.traces()))),
                calls.stream().map(call -> group.test("log lines of " + call, () -> ChainCall.lines(call.answer(), loki))),
                calls.stream().map(call -> group.test("labels of the log lines of " + call,
                        () -> labels(call.answer().traceId(), loki))))
                .flatMap(tests -> tests);
    }

    /** All spans are there, each with the right parent. */
    private static String trace(ChainAnswer answer, TraceStore traces) throws IOException {
        Optional<Trace> trace = traces.find(answer.traceId());
        if (trace.isEmpty()) {
            return fail("no span of trace " + answer.traceId() + " is in Tempo");
        }
        List<String> missing = new Completeness(answer, Optional.empty()).missingIn(trace.get());
        long services = trace.get().spans().stream().map(Span::service).distinct().count();
        return missing.isEmpty() ? trace.get().spans().size() + " spans of " + services + " services, status "
                + answer.status() + ", trace " + answer.traceId()
                : fail("trace " + answer.traceId() + ": " + String.join("; ", missing));
    }

    /** Labels have few values only; the ids are structured metadata. */
    private static String labels(String traceId, Loki loki) throws IOException {
        Set<String> labels = new TreeSet<>();
        for (Loki.Line line : loki.linesOf(traceId)) {
            wrongWith(line).ifPresent(wrong -> fail(wrong + ": labels " + line.labels().keySet() + ", structured metadata "
                    + line.metadata().keySet()));
            labels.addAll(line.labels().keySet());
        }
        return labels.isEmpty() ? fail("Loki has no line with trace_id " + traceId)
                : "labels " + String.join(", ", labels) + "; trace_id and span_id are structured metadata";
    }

    static Optional<String> wrongWith(Loki.Line line) {
        if (line.labels().keySet().stream().anyMatch(IDS::contains)) {
            return Optional.of("an id is a label");
        }
        if (!line.metadata().keySet().containsAll(Set.of("trace_id", "span_id"))) {
            return Optional.of("an id is missing");
        }
        // Over OTLP, Loki takes the level as structured metadata.
        boolean level = line.labels().containsKey("level") || line.metadata().containsKey("severity_text");
        return line.labels().containsKey("service_name") && level ? Optional.empty()
                : Optional.of("service_name or level is missing");
    }
}
