package org.acme.trio.trace.tree;

import static java.time.temporal.ChronoUnit.MICROS;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads traces over the HTTP API of Zipkin, version 2, which the embedded backend has. Its times are microseconds. */
public final class ZipkinTraceStore implements TraceStore {

    private final JsonApi zipkin;

    /** @param base the address of Zipkin's API and user interface, such as {@code http://127.0.0.1:9411} */
    public ZipkinTraceStore(URI base) {
        zipkin = new JsonApi(new HttpTarget("the trace store", base));
    }

    @Override
    public Optional<Trace> find(String traceId) throws IOException {
        Optional<JsonNode> answer = zipkin.find("/api/v2/trace/" + traceId, Map.of());
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Span> spans = spans(answer.get());
            return spans.isEmpty() ? Optional.empty() : Optional.of(new Trace(traceId, spans));
        } catch (IllegalArgumentException e) {
            throw new IOException("the trace store's answer is not Zipkin v2 JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public URI link(String traceId) {
        return zipkin.server().at("/zipkin/traces/" + traceId);
    }

    private static List<Span> spans(JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("not a list");
        }
        List<Span> spans = new ArrayList<>();
        list.forEach(span -> spans.add(span(span)));
        return spans;
    }

    private static Span span(JsonNode span) {
        if (!span.path("id").isTextual()) {
            throw new IllegalArgumentException("a span without an id");
        }
        Map<String, String> tags = new HashMap<>();
        span.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return new Span(span.get("id").textValue(), Optional.ofNullable(span.path("parentId").textValue()),
                // Zipkin has no INTERNAL: such a span has no kind.
                Span.Kind.valueOf(span.path("kind").asText("INTERNAL")), span.path("name").asText(""),
                span.path("localEndpoint").path("serviceName").asText(""),
                Instant.EPOCH.plus(span.path("timestamp").asLong(), MICROS),
                Duration.of(span.path("duration").asLong(), MICROS), isError(tags), tags);
    }

    private static boolean isError(Map<String, String> tags) {
        return "ERROR".equals(tags.get("otel.status_code")) || !tags.getOrDefault("error", "false").equals("false");
    }
}
