package org.acme.trio.trace.tree;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** The JSON of Tempo: OTLP in the JSON of Protocol Buffers, where ids are base64 and not hexadecimal as in OTLP/JSON. */
final class TempoSpans {

    private TempoSpans() {
    }

    /** {@return the trace; nothing when Tempo did not find it or answered without spans} */
    static Optional<Trace> parse(String traceId, Optional<JsonNode> answer) throws IOException {
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        if (!answer.get().path("trace").isObject()) {
            throw new IOException("Tempo's answer has no trace");
        }
        List<Span> spans = new ArrayList<>();
        for (JsonNode resource : answer.get().path("trace").path("resourceSpans")) {
            String service = attributes(resource.path("resource")).getOrDefault("service.name", "");
            for (JsonNode scope : resource.path("scopeSpans")) {
                for (JsonNode span : scope.path("spans")) {
                    spans.add(span(service, span));
                }
            }
        }
        return spans.isEmpty() ? Optional.empty() : Optional.of(new Trace(traceId, spans));
    }

    private static Span span(String service, JsonNode span) throws IOException {
        try {
            Instant start = time(span.path("startTimeUnixNano"));
            String parent = id(span.path("parentSpanId").asText());
            return new Span(id(span.path("spanId").asText()), Optional.of(parent).filter(id -> !id.isEmpty()),
                    kind(span.path("kind").asText()), span.path("name").asText(), service, start,
                    Duration.between(start, time(span.path("endTimeUnixNano"))),
                    span.path("status").path("code").asText().equals("STATUS_CODE_ERROR"), attributes(span));
        } catch (IllegalArgumentException e) {
            throw new IOException("Tempo's answer has a span that is not OTLP: " + e.getMessage(), e);
        }
    }

    private static String id(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    private static Span.Kind kind(String kind) {
        String name = kind.replaceFirst("^SPAN_KIND_", "");
        return name.isEmpty() || name.equals("UNSPECIFIED") ? Span.Kind.INTERNAL : Span.Kind.valueOf(name);
    }

    private static Instant time(JsonNode nanos) {
        return Instant.EPOCH.plusNanos(nanos.asLong());
    }

    private static Map<String, String> attributes(JsonNode owner) {
        Map<String, String> attributes = new HashMap<>();
        for (JsonNode attribute : owner.path("attributes")) {
            // An attribute has one value, whose field is named by its type.
            for (JsonNode value : attribute.path("value")) {
                attributes.put(attribute.path("key").asText(), value.isValueNode() ? value.asText() : value.toString());
            }
        }
        return attributes;
    }
}
