package org.acme.trio.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Json;
import org.acme.trio.trace.http.JsonApi;
import org.acme.trio.trace.terminal.Text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The HTTP API of a Grafana, as its user {@code admin}.
 *
 * @param unusable why it cannot be asked; empty when it can
 * @param failure whether that is a failure; else what needs it is skipped
 */
record Grafana(JsonApi api, String unusable, boolean failure) {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int MAX_EXCERPT = 200;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /**
     * Asks once whether it answers and takes the password: Grafana locks a user out who gives a wrong one again and again.
     *
     * @param password empty when it is not known
     * @param required whether it is a failure that Grafana does not answer or that there is no password
     */
    static Grafana connect(URI base, String password, boolean required) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
        HttpTarget server = new HttpTarget("Grafana", base, "");
        JsonApi api = new JsonApi(server, Map.of("Authorization", "Basic " + credentials));
        if (password.isEmpty()) {
            return new Grafana(api, "the password of Grafana's admin is not given", required);
        }
        try {
            boolean refused = server.get("/api/user", api.headers(), TIMEOUT).statusCode() == 401;
            return new Grafana(api, refused ? "Grafana refuses the password of its admin" : "", refused);
        } catch (IOException e) {
            return new Grafana(api, e.getMessage(), required);
        }
    }

    boolean isUsable() {
        return unusable.isEmpty();
    }

    /** Fails or skips the test that calls it. */
    String refuse() {
        return failure ? fail(unusable) : abort(unusable);
    }

    JsonNode get(String path) throws IOException {
        return api.get(path, Map.of());
    }

    /**
     * {@return the answer to a query of data sources}
     *
     * @see <a href="https://grafana.com/docs/grafana/latest/developers/http_api/data_source/#query-a-data-source">HTTP API</a>
     */
    JsonNode query(JsonNode body) throws IOException {
        return post("/api/ds/query", body);
    }

    /**
     * Marks this moment in all dashboards that show annotations with the tag.
     *
     * @see <a href="https://grafana.com/docs/grafana/latest/developers/http_api/annotations/#create-annotation">HTTP API</a>
     */
    void annotate(String tag, String text) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("text", text);
        body.putArray("tags").add(tag);
        post("/api/annotations", body);
    }

    private JsonNode post(String path, JsonNode body) throws IOException {
        URI address = api.server().at(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        api.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Grafana answered " + address + " with status " + answer.statusCode() + ": "
                        + Text.clip(answer.body().strip(), MAX_EXCERPT));
            }
            return Json.parse(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
