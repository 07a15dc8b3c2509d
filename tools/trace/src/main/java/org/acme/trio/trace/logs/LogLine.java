package org.acme.trio.trace.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.acme.trio.trace.http.Json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A log line of a trace.
 *
 * @param service the {@code service.name} of the service that wrote it
 * @param exception type and message of the exception that was logged with it
 */
public record LogLine(Instant time, String level, String service, String message, Optional<String> exception) {

    /**
     * Reads a line of the JSON formatter that the services use (quarkus-logging-json).
     *
     * @return nothing when the line belongs to another trace
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

    /** The formatter's {@code exception-output-type}: formatted writes {@code stackTrace}, detailed {@code exception}. */
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
