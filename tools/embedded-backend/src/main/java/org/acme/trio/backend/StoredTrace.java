package org.acme.trio.backend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import zipkin2.Span;

/** The spans of one trace in the order of their arrival. Not safe for threads. */
class StoredTrace {

    private record Part(Span span, long bytes) {
    }

    private final Deque<Part> parts = new ArrayDeque<>(1);
    private long bytes;
    private long newestMicros;

    void add(Span span, long spanBytes) {
        parts.add(new Part(span, spanBytes));
        bytes += spanBytes;
        newestMicros = Math.max(newestMicros, span.timestampAsLong());
    }

    void removeOldest() {
        bytes -= parts.remove().bytes();
    }

    int size() {
        return parts.size();
    }

    long bytes() {
        return bytes;
    }

    /** The latest start of a span that this trace has had. */
    long newestMicros() {
        return newestMicros;
    }

    List<Span> parts() {
        return parts.stream().map(Part::span).toList();
    }

    /** Each span once: only the part that was a span has a name, the others bring annotations and come second. */
    static List<Span> whole(List<Span> parts) {
        Map<String, List<Span>> byId = new LinkedHashMap<>();
        parts.stream().sorted(Comparator.comparing(part -> part.name() == null))
                .forEach(part -> byId.computeIfAbsent(part.id(), id -> new ArrayList<>(1)).add(part));
        return byId.values().stream().map(StoredTrace::joined).toList();
    }

    /** What all parts say; where they differ the first one counts. Their annotations are put in order, each kept once. */
    private static Span joined(List<Span> parts) {
        Span.Builder span = parts.get(0).toBuilder();
        parts.subList(1, parts.size()).forEach(span::merge);
        return span.build();
    }
}
