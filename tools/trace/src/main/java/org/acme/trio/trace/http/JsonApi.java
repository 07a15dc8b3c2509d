package org.acme.trio.trace.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.acme.trio.trace.terminal.Text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An HTTP API that answers JSON. Exceptions are those of {@link HttpTarget#get}, with a timeout of 15 s.
 *
 * @param headers sent with each request
 */
public record JsonApi(HttpTarget server, Map<String, String> headers) {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int MAX_EXCERPT = 200;

    /** An API that needs no headers. */
    public JsonApi(HttpTarget server) {
        this(server, Map.of());
    }

    /**
     * Sends a GET request and {@return the JSON of the response}
     *
     * @param query names and values of the query's parameters, not encoded
     * @throws IOException also when the status is not 200, or the body is not JSON
     */
    public JsonNode get(String path, Map<String, String> query) throws IOException {
        return find(path, query).orElseThrow(() -> new IOException(
                server.name() + " answered " + server.at(path + encoded(query)) + " with status 404"));
    }

    /** As {@link #get}, and {@return nothing when the status is 404} */
    public Optional<JsonNode> find(String path, Map<String, String> query) throws IOException {
        String pathAndQuery = path + encoded(query);
        HttpResponse<String> response = server.get(pathAndQuery, headers, TIMEOUT);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(parsed(response.body()));
            case 404 -> Optional.empty();
            default -> throw new IOException(server.name() + " answered " + server.at(pathAndQuery) + " with status "
                    + response.statusCode() + excerpt(response.body().strip()));
        };
    }

    private static String excerpt(String body) {
        return body.isEmpty() ? "" : ": " + Text.clip(body, MAX_EXCERPT);
    }

    private JsonNode parsed(String body) throws IOException {
        try {
            return Json.parse(body);
        } catch (JsonProcessingException e) {
            throw new IOException("the answer of " + server.name() + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String encoded(Map<String, String> query) {
        return query.isEmpty() ? ""
                : query.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
    }
}
