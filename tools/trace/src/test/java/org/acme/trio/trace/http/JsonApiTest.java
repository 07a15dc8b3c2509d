package org.acme.trio.trace.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.StubServer.Answer;
import org.junit.jupiter.api.Test;

class JsonApiTest {

    @Test
    void encodesTheQuery() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(200, "{}"))) {
            api(server).get("/api", Map.of("query", "up{job=\"a b\"} > 0", "end", "1"));

            assertEquals("/api?end=1&query=up%7Bjob%3D%22a+b%22%7D+%3E+0", server.requests().remove().pathAndQuery());
        }
    }

    @Test
    void reportsTheStatusAndTheBeginningOfTheBody() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(400, "parse error " + "x".repeat(300)))) {
            String message = assertThrows(IOException.class, () -> api(server).get("/api", Map.of())).getMessage();

            assertTrue(message.startsWith("the server answered " + server.base() + "/api with status 400: parse error xxx"),
                    message);
            assertTrue(message.length() < 300, message);
        }
    }

    @Test
    void findsNothingWhereTheStatusIs404() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(404, ""))) {
            assertEquals(Optional.empty(), api(server).find("/api", Map.of()));
            assertThrows(IOException.class, () -> api(server).get("/api", Map.of()));
        }
    }

    @Test
    void refusesWhatIsNotJson() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(200, "<html>"))) {
            String message = assertThrows(IOException.class, () -> api(server).get("/api", Map.of())).getMessage();

            assertTrue(message.startsWith("the answer of the server is not JSON: "), message);
        }
    }

    private static JsonApi api(StubServer server) {
        return new JsonApi(new HttpTarget("the server", server.base()));
    }
}
