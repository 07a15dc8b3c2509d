package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A user who has signed up and logged in. */
record Account(String id, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param service service-a */
    static Account create(URI service) throws IOException {
        String credentials = "{\"email\":\"%s@example.org\",\"password\":\"correct horse battery\"}"
                .formatted(UUID.randomUUID());
        JsonNode user = json(201, Http.postJson(service.resolve("/signup"), credentials));
        JsonNode token = json(200, Http.postJson(service.resolve("/login"), credentials));
        return new Account(user.path("id").asText(), token.path("access_token").asText());
    }

    /** The answer to a request of this user, which has to be 200. */
    JsonNode get(URI uri) throws IOException {
        return json(200, Http.get(uri, "Authorization", "Bearer " + token));
    }

    private static JsonNode json(int status, HttpResponse<String> answer) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }
}
