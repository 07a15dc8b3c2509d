package org.acme.trio.trace.tree;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The spans of a trace that have arrived in the store, in the order of their start.
 *
 * @param id 32 lower-case hexadecimal digits
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

    /** {@return the parent; nothing when the span has none or it has not arrived} */
    public Optional<Span> parentOf(Span span) {
        return span.parentId().flatMap(id -> spans.stream().filter(other -> other.id().equals(id)).findFirst());
    }

    public List<Span> childrenOf(Span span) {
        return spans.stream().filter(other -> other.parentId().filter(span.id()::equals).isPresent()).toList();
    }

    /** {@return the spans without a parent among the spans; in a whole trace this is one} */
    public List<Span> roots() {
        return spans.stream().filter(span -> parentOf(span).isEmpty()).toList();
    }

    /** {@return whether the span is a descendant of the other} */
    public boolean isBelow(Span span, Span other) {
        // The limit ends the search where spans are each other's ancestors.
        return Stream.iterate(parentOf(span), Optional::isPresent, parent -> parent.flatMap(this::parentOf))
                .limit(spans.size())
                .anyMatch(parent -> parent.get().id().equals(other.id()));
    }
}
