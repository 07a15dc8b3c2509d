package org.acme.trio.trace.tree;

import static java.time.temporal.ChronoUnit.MICROS;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.Json;

import com.fasterxml.jackson.databind.JsonNode;

/** The JSON of Zipkin, version 2: a list of spans; times are microseconds, and a kind that is absent is INTERNAL. */
final class ZipkinSpans {

    private ZipkinSpans() {
    }

    static Optional<Trace> parse(String traceId, String json) throws IOException {
        try {
            JsonNode list = Json.parse(json);
            if (!list.isArray()) {
                throw new IOException("not a list");
            }
            List<Span> spans = new ArrayList<>();
            for (JsonNode span : list) {
                spans.add(span(span));
            }
            return spans.isEmpty() ? Optional.empty() : Optional.of(new Trace(traceId, spans));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("the trace store's answer is not Zipkin v2 JSON: " + e.getMessage(), e);
        }
    }

    private static Span span(JsonNode span) throws IOException {
        if (!span.path("id").isTextual()) {
            throw new IOException("a span without an id");
        }
        Map<String, String> tags = new HashMap<>();
        span.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return new Span(span.get("id").textValue(), Optional.ofNullable(span.path("parentId").textValue()),
                Span.Kind.valueOf(span.path("kind").asText("INTERNAL")), span.path("name").asText(""),
                span.path("localEndpoint").path("serviceName").asText(""),
                Instant.EPOCH.plus(span.path("timestamp").asLong(), MICROS),
                Duration.of(span.path("duration").asLong(), MICROS), isError(tags), tags);
    }

    private static boolean isError(Map<String, String> tags) {
        return "ERROR".equals(tags.get("otel.status_code")) || !tags.getOrDefault("error", "false").equals("false");
    }
}
