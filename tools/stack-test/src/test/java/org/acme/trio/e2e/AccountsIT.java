package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A user who signs up with service-a is known to the other services. */
@SharedStack
class AccountsIT extends WithStack {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void allServicesNameTheUserOfAToken() throws IOException {
        String credentials = "{\"email\":\"%s@example.org\",\"password\":\"correct horse battery\"}"
                .formatted(UUID.randomUUID());
        HttpResponse<String> signup = Http.postJson(at("service-a", "/signup"), credentials);
        assertEquals(201, signup.statusCode(), signup.body());
        String user = JSON.readTree(signup.body()).path("id").asText();
        String token = JSON.readTree(Http.postJson(at("service-a", "/login"), credentials).body()).path("access_token")
                .asText();

        HttpResponse<String> chain = Http.get(at("service-a", "/chain?route=b,c"), "Authorization", "Bearer " + token);

        assertEquals(200, chain.statusCode(), chain.body());
        String trace = JSON.readTree(chain.body()).path("trace_id").asText();
        assertEquals(401, Http.get(at("service-b", "/"), "Authorization", "Bearer " + token + "x").statusCode());
        await().atMost(ARRIVAL).untilAsserted(() -> assertEquals(List.of("service-a " + user, "service-b " + user,
                "service-c " + user), users(trace)));
    }

    /** The services and the users of the lines of requests for a chain. */
    private static List<String> users(String trace) {
        return Trio.NAMES.stream().flatMap(name -> trio.app(name).lines().stream()).flatMap(AccountsIT::json)
                .filter(line -> line.at("/mdc/traceId").asText().equals(trace)
                        && line.at("/mdc").path("http.route").asText().equals("/chain"))
                .map(line -> line.path("service_name").asText() + " " + line.at("/mdc").path("user.id").asText()).sorted()
                .toList();
    }

    private static Stream<JsonNode> json(String line) {
        try {
            return Stream.of(JSON.readTree(line));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
