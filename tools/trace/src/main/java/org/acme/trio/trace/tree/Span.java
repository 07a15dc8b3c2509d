package org.acme.trio.trace.tree;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A span of OpenTelemetry, as a trace store has it.
 *
 * @param id 16 lower-case hexadecimal digits
 * @param parentId the id of the parent span; empty for the root of a trace
 * @param service the resource attribute {@code service.name}
 * @param error whether its status is an error
 * @param attributes named by the OpenTelemetry semantic conventions
 */
public record Span(String id, Optional<String> parentId, Kind kind, String name, String service, Instant start,
        Duration duration, boolean error, Map<String, String> attributes) {

    /** The span kinds of OpenTelemetry. */
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

    /** {@return the path of an HTTP span without the query: of {@code url.path} or {@code url.full}, else the route} */
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

    /** {@return the span in a message, such as {@code CLIENT span 00f067aa0ba902b7 (GET /chain) of service-a}} */
    @Override
    public String toString() {
        return kind + " span " + id + " (" + name + ") of " + service;
    }
}
