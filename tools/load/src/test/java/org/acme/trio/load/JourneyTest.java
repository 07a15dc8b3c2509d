package org.acme.trio.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.load.StubServer.Answer;
import org.acme.trio.load.StubServer.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenario journey, against accounts that are kept in a map. */
@Timeout(120)
class JourneyTest {

    private static final Pattern CREDENTIALS = Pattern
            .compile("[{]\"email\":\"(load-[0-9a-f-]{36}@example[.]org)\",\"password\":\"([^\"]{12,72})\"[}]");

    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, Answer> broken = new HashMap<>();

    @TempDir
    private Path directory;

    @Test
    void isOneNewUserAfterTheOtherOfWhomTheFirstMistypesThePassword() throws Exception {
        try (StubServer server = new StubServer(this::answer)) {
            Load load = run(server);

            // How long the first requests take depends on this machine.
            assertTrue(load.out().contains("percentage of failed events is less than or equal to 1.0 : true (actual : 0.0)"),
                    load.toString());
            assertEquals("", load.err());
            assertEquals(4, passwords.size());
            assertEquals(4, passwords.values().stream().distinct().count());
            assertEquals(Map.of("/signup", 4L, "/login", 5L, "/users/me", 4L, "/chain", 4L), counts(server));
            List<Request> first = ofTheFirstUser(server);
            assertEquals(List.of("/signup", "/login", "/login", "/users/me", "/chain"),
                    first.stream().map(Request::pathAndQuery).toList());
            assertEquals(first.get(0).body(), first.get(2).body());
        }
    }

    /**
     * Two users, of whom the first one mistypes the password. Who gets no account or no token leaves, and so does who is let in
     * with a wrong password.
     */
    @ParameterizedTest
    @CsvSource({ "/signup, 503, 2 0 0 0", "/login, 503, 2 3 0 0", "/login, 200, 2 3 1 1",
            "/users/me, 200, 2 3 2 2", "/chain, 502, 2 3 2 2" })
    void failsWhenARequestIsNotAnsweredAsItHasToBe(String path, int status, String requests) throws Exception {
        broken.put(path, new Answer(status, "{\"email\":\"somebody@example.org\",\"access_token\":\"token-of-somebody\"}"));
        try (StubServer server = new StubServer(this::answer)) {
            Load load = run(server, "--duration=2s");

            assertEquals(1, load.exitCode(), load.toString());
            assertTrue(load.out().endsWith("FAIL journey\n"), load.out());
            Map<String, Long> counts = counts(server);
            assertEquals(requests, String.join(" ", List.of("/signup", "/login", "/users/me", "/chain").stream()
                    .map(asked -> counts.getOrDefault(asked, 0L).toString()).toList()));
        }
    }

    private Answer answer(Request request) {
        if (broken.containsKey(request.pathAndQuery())) {
            return broken.get(request.pathAndQuery());
        }
        Matcher credentials = CREDENTIALS.matcher(request.body());
        return switch (request.pathAndQuery()) {
            case "/signup" -> credentials.matches() && passwords.put(credentials.group(1), credentials.group(2)) == null
                    ? new Answer(201, "{}")
                    : new Answer(409, "{}");
            case "/login" -> credentials.matches() && credentials.group(2).equals(passwords.get(credentials.group(1)))
                    ? new Answer(200, "{\"access_token\":\"token-of-%s\"}".formatted(credentials.group(1)))
                    : new Answer(401, "{}");
            default -> {
                String email = String.valueOf(request.authorization()).replaceFirst("^Bearer token-of-", "");
                yield passwords.containsKey(email) ? new Answer(200, "{\"email\":\"%s\"}".formatted(email))
                        : new Answer(401, "{}");
            }
        };
    }

    private static List<Request> ofTheFirstUser(StubServer server) {
        Matcher credentials = CREDENTIALS.matcher(server.requests().element().body());
        assertTrue(credentials.matches());
        return server.requests().stream()
                .filter(request -> (request.body() + request.authorization()).contains(credentials.group(1))).toList();
    }

    private static Map<String, Long> counts(StubServer server) {
        Map<String, Long> counts = new HashMap<>();
        server.requests().forEach(request -> counts.merge(request.pathAndQuery(), 1L, Long::sum));
        return counts;
    }

    /** The other services are asked by the first one only: here nobody answers in their place. */
    private Load run(StubServer server, String... options) throws IOException, InterruptedException {
        String duration = options.length == 0 ? "--duration=4s" : options[0];
        return Load.run(directory, "--scenario=journey", duration, "--run-dir=" + directory,
                "--services=service-a=" + server.base() + ",service-b=http://127.0.0.1:1,service-c=http://127.0.0.1:1");
    }
}
