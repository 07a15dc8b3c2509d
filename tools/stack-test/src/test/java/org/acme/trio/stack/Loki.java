package org.acme.trio.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/** The HTTP API of Loki, version 1. */
record Loki(JsonApi api) {

    /** How far back the lines of a request are looked for. */
    static final Duration LOOK_BACK = Duration.ofMinutes(15);
    private static final int LIMIT = 1000;

    /**
     * A log line.
     *
     * @param labels the labels of its stream, which the index has
     * @param metadata its structured metadata, and what the query's parsers found
     */
    record Line(String text, Map<String, String> labels, Map<String, String> metadata) {

        /** {@return labels and structured metadata as Grafana shows them: in one list, sorted by name} */
        Map<String, String> fields() {
            Map<String, String> fields = new TreeMap<>(labels);
            fields.putAll(metadata);
            return fields;
        }
    }

    Loki(URI base) {
        // Without this header labels and structured metadata are not told apart.
        this(new JsonApi(HttpTarget.ofStack("Loki", base), Map.of("X-Loki-Response-Encoding-Flags", "categorize-labels")));
    }

    /** {@return the {@code data} of the answer to LogQL over a range of time: lines or series} */
    JsonNode query(String query, TimeRange range, Duration step) throws IOException {
        Map<String, String> parameters = range.parameters(query);
        parameters.put("limit", String.valueOf(LIMIT));
        parameters.put("step", step.toSeconds() + "s");
        return api.get("/loki/api/v1/query_range", parameters).path("data");
    }

    /** {@return the newest log lines that LogQL gives} */
    List<Line> lines(String query, TimeRange range) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (JsonNode stream : query(query, range, LOOK_BACK).path("result")) {
            for (JsonNode value : stream.path("values")) {
                Map<String, String> metadata = strings(value.path(2).path("structuredMetadata"));
                metadata.putAll(strings(value.path(2).path("parsed")));
                lines.add(new Line(value.path(1).asText(), strings(stream.path("stream")), metadata));
            }
        }
        return lines;
    }

    /** {@return the lines of a trace, by their structured metadata} */
    List<Line> linesOf(String traceId) throws IOException {
        return lines("{service_name=~\".+\"} | trace_id=\"" + traceId + "\"", TimeRange.last(LOOK_BACK));
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new HashMap<>();
        object.properties().forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
        return strings;
    }
}
