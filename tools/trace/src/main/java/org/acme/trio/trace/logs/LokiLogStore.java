package org.acme.trio.trace.logs;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the log lines of the last hour, 1000 at most, over the HTTP API of Loki. */
public final class LokiLogStore implements LogStore {

    private final JsonApi loki;

    /** @param base the address of Loki's API, such as {@code http://127.0.0.1:3100} */
    public LokiLogStore(URI base) {
        // With this header a line's structured metadata are in an object of its own, not among the labels of its stream.
        loki = new JsonApi(HttpTarget.ofStack("Loki", base), Map.of("X-Loki-Response-Encoding-Flags", "categorize-labels"));
    }

    @Override
    public LogLines find(String traceId) throws IOException {
        JsonNode answer = loki.get("/loki/api/v1/query_range", Map.of("since", "1h", "limit", "1000", "query",
                "{service_name=~\".+\"} | trace_id=\"" + traceId + "\""));
        List<LogLine> lines = new ArrayList<>();
        for (JsonNode stream : answer.path("data").path("result")) {
            for (JsonNode value : stream.path("values")) {
                lines.add(line(stream.path("stream"), value, traceId));
            }
        }
        lines.sort(Comparator.comparing(LogLine::time));
        return new LogLines(lines, 0);
    }

    private static LogLine line(JsonNode labels, JsonNode value, String traceId) {
        String text = value.path(1).asText();
        try {
            Optional<LogLine> line = LogLine.parse(text, traceId);
            if (line.isPresent()) {
                return line.get();
            }
        } catch (IllegalArgumentException e) {
            // A record that came over OTLP: the line is its message, all else is metadata.
        }
        JsonNode metadata = value.path(2).path("structuredMetadata");
        String level = labels.path("level").asText(metadata.path("severity_text").asText());
        return new LogLine(Instant.EPOCH.plusNanos(value.path(0).asLong()), level, labels.path("service_name").asText(), text,
                Optional.ofNullable(metadata.path("exception_type").textValue()));
    }
}
