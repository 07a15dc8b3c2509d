package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A new user who signs up, logs in with a wrong and with the right password, and asks who it is: once, when a test needs it.
 */
final class AccountCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpTarget service;
    private Optional<Map<String, String>> traces = Optional.empty();

    AccountCalls(HttpTarget service) {
        this.service = service;
    }

    /** {@return by the name of the event in the audit log, the id of the trace of its request} */
    Map<String, String> traces() throws IOException {
        if (traces.isEmpty()) {
            traces = Optional.of(send());
        }
        return traces.get();
    }

    private Map<String, String> send() throws IOException {
        String email = UUID.randomUUID() + "@example.org";
        String right = credentials(email, "correct horse battery");
        Map<String, String> sent = new TreeMap<>();
        sent.put("signup", traceId(post("/signup", right, 201)));
        sent.put("login_failed", traceId(post("/login", credentials(email, "wrong horse battery"), 401)));
        HttpResponse<String> login = post("/login", right, 200);
        sent.put("login", traceId(login));
        JsonNode token = Json.parse(login.body()).path("access_token");
        HttpResponse<String> profile = service.get("/users/me", Map.of("Authorization", "Bearer " + token.asText()), TIMEOUT);
        return profile.statusCode() == 200 ? sent : fail("GET /users/me was answered with status " + profile.statusCode());
    }

    private HttpResponse<String> post(String path, String body, int status) throws IOException {
        HttpResponse<String> response = service.postJson(path, body, TIMEOUT);
        return response.statusCode() == status ? response
                : fail("POST " + path + " was answered with status " + response.statusCode());
    }

    private String traceId(HttpResponse<String> response) throws IOException {
        return ChainAnswer.of(service.name(), response).traceId();
    }

    private static String credentials(String email, String password) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
    }
}
