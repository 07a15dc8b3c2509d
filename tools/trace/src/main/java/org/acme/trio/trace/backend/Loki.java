package org.acme.trio.trace.backend;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/** The HTTP API of Loki, version 1. Methods throw an {@link IOException} that is fit to be printed. */
public final class Loki {

    /** Labels and structured metadata are told apart only with this header. */
    private static final Map<String, String> APART = Map.of("X-Loki-Response-Encoding-Flags", "categorize-labels");

    private final JsonApi api;

    public Loki(URI base) {
        api = new JsonApi(HttpTarget.ofStack("Loki", base), APART);
    }

    /** {@return the log lines that LogQL gives, the newest first; none when the query gives numbers} */
    public List<LokiEntry> lines(String query, TimeRange range, int limit) throws IOException {
        Map<String, String> parameters = new HashMap<>(range.parameters());
        parameters.put("query", query);
        parameters.put("limit", String.valueOf(limit));
        JsonNode data = api.get("/loki/api/v1/query_range", parameters).path("data");
        List<LokiEntry> entries = new ArrayList<>();
        if (isLines(data)) {
            for (JsonNode stream : data.path("result")) {
                stream.path("values").forEach(value -> entries.add(entry(stream.path("stream"), value)));
            }
        }
        return entries;
    }

    private static boolean isLines(JsonNode data) {
        return data.path("resultType").asText().equals("streams");
    }

    private static LokiEntry entry(JsonNode labels, JsonNode value) {
        Map<String, String> metadata = new HashMap<>(JsonMaps.strings(value.path(2).path("structuredMetadata")));
        metadata.putAll(JsonMaps.strings(value.path(2).path("parsed")));
        return new LokiEntry(Instant.EPOCH.plusNanos(value.path(0).asLong()), value.path(1).asText(),
                JsonMaps.strings(labels), metadata);
    }
}
