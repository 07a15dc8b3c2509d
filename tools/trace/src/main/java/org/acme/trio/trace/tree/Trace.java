package org.acme.trio.trace.tree;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The spans of one trace that have arrived, in the order of their start.
 *
 * @param id 32 hexadecimal digits
 * @param spans at least one
 */
public record Trace(String id, List<Span> spans) {

    public Trace {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("trace " + id + " has no spans");
        }
        spans = spans.stream().sorted(Comparator.comparing(Span::start).thenComparing(Span::id)).toList();
    }

    public Instant start() {
        return spans.get(0).start();
    }

    /** {@return the time from the first start to the last end} */
    public Duration duration() {
        return Duration.between(start(), spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow());
    }

    /** {@return the parent, unless there is none or it has not arrived} */
    public Optional<Span> parentOf(Span span) {
        return span.parentId().flatMap(id -> spans.stream().filter(other -> other.id().equals(id)).findFirst());
    }

    public List<Span> childrenOf(Span span) {
        return spans.stream().filter(other -> other.parentId().filter(span.id()::equals).isPresent()).toList();
    }

    /** {@return the spans whose parent is not among the spans: one, when the trace is whole} */
    public List<Span> roots() {
        return spans.stream().filter(span -> parentOf(span).isEmpty()).toList();
    }

    /** {@return whether the span is a child of the other, or a child of its children} */
    public boolean isBelow(Span span, Span other) {
        Set<String> seen = new HashSet<>();
        Optional<Span> parent = parentOf(span);
        while (parent.isPresent() && seen.add(parent.get().id())) {
            if (parent.get().id().equals(other.id())) {
                return true;
            }
            parent = parentOf(parent.get());
        }
        return false;
    }
}
