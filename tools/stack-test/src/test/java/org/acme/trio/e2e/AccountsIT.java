package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
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
        Account account = Account.create(at("service-a", "/"));
        String trace = account.get(at("service-a", "/chain?route=b,c")).path("trace_id").asText();

        assertEquals(401, Http.get(at("service-b", "/"), "Authorization", "Bearer " + account.token() + "x").statusCode());
        await().atMost(ARRIVAL).untilAsserted(() -> assertEquals(
                Trio.NAMES.stream().map(name -> name + " " + account.id()).toList(), users(trace)));
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
