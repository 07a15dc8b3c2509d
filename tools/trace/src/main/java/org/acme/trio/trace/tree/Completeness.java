package org.acme.trio.trace.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.TraceParent;

/**
 * When a trace is whole: its root is the SERVER span of the service that answered; every call in the answer has a CLIENT span
 * of the caller with the SERVER span of the peer as its child; and no other span lacks its parent. A call that the peer did
 * not answer needs no SERVER span.
 *
 * @param answer the answer to the request that started the trace
 * @param sent the trace context that was sent with the request; its span is the parent of the root
 */
public record Completeness(ChainAnswer answer, Optional<TraceParent> sent) {

    /** {@return a line for each thing that the trace lacks; none when it is whole} */
    public List<String> missingIn(Trace trace) {
        List<String> missing = new ArrayList<>();
        sent.filter(context -> !context.traceId().equals(answer.traceId()))
                .ifPresent(context -> missing.add("the trace id that was sent is another one: " + context.traceId()));

        Optional<Span> root = trace.roots().stream().filter(this::isRoot).findFirst();
        if (root.isEmpty()) {
            missing.add("no server span of " + answer.service() + parentOfRoot().map(" with the parent "::concat).orElse(""));
        }
        CallSpans calls = new CallSpans(trace);
        root.ifPresent(calls::claim);
        missing.addAll(calls.missing(answer.service(), root, answer.calls()));
        trace.roots().stream()
                .filter(Predicate.not(root.stream().toList()::contains))
                .map(Completeness::withoutParent)
                .forEach(missing::add);
        return missing;
    }

    private boolean isRoot(Span span) {
        return span.kind() == Span.Kind.SERVER && span.service().equals(answer.service())
                && span.parentId().equals(parentOfRoot());
    }

    private Optional<String> parentOfRoot() {
        return sent.map(TraceParent::spanId);
    }

    private static String withoutParent(Span span) {
        return span.parentId()
                .map(parent -> "the parent " + parent + " of " + span + " is not in the trace")
                .orElse(span + " has no parent");
    }
}
