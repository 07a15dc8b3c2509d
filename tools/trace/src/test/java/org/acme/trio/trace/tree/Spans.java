package org.acme.trio.trace.tree;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Spans for tests; times are milliseconds. A parent that is null means that there is none. */
final class Spans {

    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant START = Instant.parse("2026-11-21T01:02:03Z");

    private Spans() {
    }

    static Span server(String id, String parent, String service, String path) {
        return new Span(id, Optional.ofNullable(parent), Span.Kind.SERVER, "GET " + path, service, START,
                Duration.ofMillis(1), false, Map.of("url.path", path));
    }

    static Span client(String id, String parent, String service, String path) {
        return new Span(id, Optional.ofNullable(parent), Span.Kind.CLIENT, "GET", service, START, Duration.ofMillis(1),
                false, Map.of("url.full", "http://localhost:8082" + path + "?route="));
    }

    static Span internal(String id, String parent, String service, String name) {
        return new Span(id, Optional.ofNullable(parent), Span.Kind.INTERNAL, name, service, START, Duration.ofMillis(1),
                false, Map.of());
    }

    static Span statement(String id, String parent, String service, String text) {
        return new Span(id, Optional.ofNullable(parent), Span.Kind.CLIENT, "select users", service, START,
                Duration.ofMillis(1), false, Map.of("db.query.text", text));
    }

    static Span at(double start, double duration, Span span) {
        return new Span(span.id(), span.parentId(), span.kind(), span.name(), span.service(),
                START.plusNanos((long) (start * 1e6)), Duration.ofNanos((long) (duration * 1e6)), span.error(),
                span.attributes());
    }

    static Span failed(Span span) {
        return new Span(span.id(), span.parentId(), span.kind(), span.name(), span.service(), span.start(),
                span.duration(), true, span.attributes());
    }
}
