package org.acme.trio.trace.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads traces over the HTTP API of Tempo, version 2. Its JSON is OTLP in the JSON mapping of Protocol Buffers, where ids are
 * base64 and not hexadecimal as in OTLP/JSON.
 */
public final class TempoTraceStore implements TraceStore {

    /** What Grafana's page Explore shows: the trace, from the data source with the uid {@code tempo}. */
    private static final String PANES = """
            {"trace":{"datasource":"tempo","queries":[{"refId":"A","datasource":{"type":"tempo","uid":"tempo"},\
            "queryType":"traceql","query":"%s"}],"range":{"from":"now-1h","to":"now"}}}""";

    private final JsonApi tempo;
    private final Optional<URI> grafana;

    /**
     * @param base the address of Tempo's API, such as {@code http://127.0.0.1:3200}
     * @param grafana the Grafana that has this Tempo as its data source {@code tempo}; without it links go to the API
     */
    public TempoTraceStore(URI base, Optional<URI> grafana) {
        this.tempo = new JsonApi(HttpTarget.ofStack("Tempo", base), Map.of("Accept", "application/json"));
        this.grafana = grafana;
    }

    @Override
    public Optional<Trace> find(String traceId) throws IOException {
        Optional<JsonNode> answer = tempo.find(path(traceId), Map.of());
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        JsonNode trace = answer.get().path("trace");
        if (!trace.isObject()) {
            throw new IOException("Tempo's answer has no trace");
        }
        List<Span> spans = spans(trace);
        return spans.isEmpty() ? Optional.empty() : Optional.of(new Trace(traceId, spans));
    }

    @Override
    public URI link(String traceId) {
        return grafana
                .map(base -> base.resolve(
                        "/explore?schemaVersion=1&panes=" + URLEncoder.encode(PANES.formatted(traceId), UTF_8)))
                .orElse(tempo.server().at(path(traceId)));
    }

    private static String path(String traceId) {
        return "/api/v2/traces/" + traceId;
    }

    private static List<Span> spans(JsonNode trace) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (JsonNode resource : trace.path("resourceSpans")) {
            String service = attributes(resource.path("resource")).getOrDefault("service.name", "");
            for (JsonNode scope : resource.path("scopeSpans")) {
                for (JsonNode span : scope.path("spans")) {
                    spans.add(span(service, span));
                }
            }
        }
        return spans;
    }

    private static Span span(String service, JsonNode span) throws IOException {
        try {
            Instant start = time(span.path("startTimeUnixNano"));
            return new Span(id(span.path("spanId")), Optional.of(id(span.path("parentSpanId"))).filter(id -> !id.isEmpty()),
                    kind(span.path("kind").asText()), span.path("name").asText(), service, start,
                    Duration.between(start, time(span.path("endTimeUnixNano"))),
                    span.path("status").path("code").asText().equals("STATUS_CODE_ERROR"), attributes(span));
        } catch (IllegalArgumentException e) {
            throw new IOException("Tempo's answer has a span that is not OTLP: " + e.getMessage(), e);
        }
    }

    private static String id(JsonNode base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64.asText()));
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
            // An AnyValue has one field, which is named by its type.
            for (JsonNode value : attribute.path("value")) {
                attributes.put(attribute.path("key").asText(), value.isValueNode() ? value.asText() : value.toString());
            }
        }
        return attributes;
    }
}
