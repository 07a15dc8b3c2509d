package org.acme.trio.trace.tree;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A span as the trace store has it.
 *
 * @param id 16 hexadecimal digits
 * @param parentId the id of the parent span; empty for a span that began the trace
 * @param service the resource attribute {@code service.name}
 * @param error whether its status is an error
 * @param attributes the span's attributes, named by the OpenTelemetry semantic conventions
 */
public record Span(String id, Optional<String> parentId, Kind kind, String name, String service, Instant start,
        Duration duration, boolean error, Map<String, String> attributes) {

    /** The kinds of OpenTelemetry. */
    public enum Kind {
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    public Span {
        attributes = Map.copyOf(attributes);
    }

    public Instant end() {
        return start.plus(duration);
    }

    /** {@return the path of the HTTP request, without the query: the one that was sent, else the route's} */
    public Optional<String> path() {
        if (attributes.containsKey("url.path")) {
            return Optional.of(attributes.get("url.path"));
        }
        if (attributes.containsKey("url.full")) {
            return path(attributes.get("url.full"));
        }
        return Optional.ofNullable(attributes.get("http.route"));
    }

    private static Optional<String> path(String url) {
        try {
            String path = URI.create(url).getPath();
            return Optional.of(path == null || path.isEmpty() ? "/" : path);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the span for a message, such as {@code CLIENT span 00f067aa0ba902b7 (GET /chain) of service-a}} */
    @Override
    public String toString() {
        return kind + " span " + id + " (" + name + ") of " + service;
    }
}
