package org.acme.trio.trace.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.acme.trio.trace.http.Json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** A line as the JSON formatter of the JBoss log manager writes it. */
final class JsonLogLine {

    private JsonLogLine() {
    }

    /**
     * {@return the line, or nothing when it belongs to another trace}
     *
     * @throws IllegalArgumentException when it is not such a line
     */
    static Optional<LogLine> parse(String line, String traceId) {
        try {
            JsonNode json = Json.parse(line);
            Instant time = OffsetDateTime.parse(json.path("timestamp").asText()).toInstant();
            if (!json.path("mdc").path("traceId").asText().equals(traceId)) {
                return Optional.empty();
            }
            return Optional.of(new LogLine(time, json.path("level").asText(), json.path("service_name").asText(),
                    json.path("message").asText(), exception(json)));
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The formatter writes either a stack trace or, in its own words, "detailed" objects. */
    private static Optional<String> exception(JsonNode line) {
        String stackTrace = line.path("stackTrace").asText().replaceFirst("^[:\\s]+", "");
        if (!stackTrace.isEmpty()) {
            return stackTrace.lines().findFirst();
        }
        String type = line.path("exception").path("exceptionType").asText();
        String message = line.path("exception").path("message").asText();
        return type.isEmpty() ? Optional.empty() : Optional.of(message.isEmpty() ? type : type + ": " + message);
    }
}
