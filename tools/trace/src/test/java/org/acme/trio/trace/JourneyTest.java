package org.acme.trio.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.acme.trio.trace.http.FreePort;
import org.acme.trio.trace.http.Json;
import org.acme.trio.trace.http.StubServer;
import org.acme.trio.trace.http.StubServer.Answer;
import org.acme.trio.trace.http.StubServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code trace --journey}. */
@Timeout(60)
class JourneyTest {

    private static final String SPANS = """
            [{"id":"a1","kind":"SERVER","name":"post /signup","timestamp":1795222923000000,"duration":20000,
              "localEndpoint":{"serviceName":"service-a"},"tags":{"url.path":"/signup"}},
             {"id":"a2","parentId":"a1","kind":"CLIENT","name":"insert trio.users","timestamp":1795222923010000,"duration":5000,
              "localEndpoint":{"serviceName":"service-a"},"tags":{"db.query.text":"insert into users (email) values (?)"}}]""";

    @TempDir
    private Path runDirectory;

    private final Map<String, Answer> answers = new HashMap<>(Map.of("/signup", answer(201, 1, "{}"),
            "/login", answer(200, 2, "{\"access_token\":\"the.bearer.token\"}"), "/users/me", answer(200, 3, "{}")));
    private StubServer service;
    private StubServer zipkin;

    @BeforeEach
    void start() throws IOException {
        service = new StubServer(request -> answers.get(request.pathAndQuery()));
        zipkin = new StubServer(request -> Answer.of(200, SPANS));
    }

    @AfterEach
    void stop() {
        service.close();
        zipkin.close();
    }

    @Test
    void showsTheThreeAnswersAndTheTraceOfTheSignupWithItsStatement() {
        Cli journey = journey();

        String email = journey.out().replaceFirst("(?s) .*", "");
        assertTrue(email.matches("demo-[0-9a-f]{12}@example[.]org"), email);
        assertEquals(new Cli(0, """
                %3$s signs up, logs in and reads the account
                POST http://127.0.0.1:%1$s/signup
                status 201, trace %4$s
                POST http://127.0.0.1:%1$s/login
                status 200, trace %5$s
                GET http://127.0.0.1:%1$s/users/me
                status 200, trace %6$s

                  service-a  post /signup                           |======================|      0.0 ms     20.0 ms
                  service-a    insert into users (email) values (?) |           ======     |     10.0 ms      5.0 ms

                No log lines of this trace in %7$s

                http://127.0.0.1:%2$s/zipkin/traces/%4$s

                """.formatted(service.port(), zipkin.port(), email, traceId(1), traceId(2), traceId(3),
                runDirectory.resolve("logs")), ""), journey);
        assertEquals(List.of("/api/v2/trace/" + traceId(1)), zipkin.requests().stream().map(Request::pathAndQuery).toList());
    }

    @Test
    void sendsTheSameCredentialsTwiceAndThenTheTokenThatItGotForThem() throws IOException {
        assertEquals(0, journey().exitCode());

        List<Request> sent = List.copyOf(service.requests());
        assertEquals(List.of("POST /signup null", "POST /login null", "GET /users/me Bearer the.bearer.token"),
                sent.stream().map(request -> request.method() + " " + request.pathAndQuery() + " " + request.authorization())
                        .toList());
        assertEquals(sent.get(0).body(), sent.get(1).body());
        assertEquals("", sent.get(2).body());
        assertTrue(Json.parse(sent.get(0).body()).path("password").asText().matches("[0-9a-f]{32}"), sent.get(0).body());
    }

    @Test
    void printsNeitherPasswordNorToken() throws IOException {
        answers.put("/users/me", answer(401, 3, "{}"));

        String printed = journey().toString();

        JsonNode credentials = Json.parse(service.requests().element().body());
        assertTrue(printed.contains(credentials.path("email").asText()), printed);
        assertFalse(printed.contains(credentials.path("password").asText()), printed);
        assertFalse(printed.contains("bearer"), printed);
    }

    @Test
    void isAnotherUserEachTime() {
        assertEquals(0, journey("--count=2").exitCode());

        assertEquals(List.of("/signup", "/login", "/users/me", "/signup", "/login", "/users/me"),
                service.requests().stream().map(Request::pathAndQuery).toList());
        assertEquals(2, service.requests().stream().map(Request::body).filter(body -> !body.isEmpty()).distinct().count());
    }

    @ParameterizedTest
    @CsvSource({ "/signup, 503, POST, 201, 1", "/login, 429, POST, 200, 2", "/users/me, 401, GET, 200, 3" })
    void endsWithOneAfterTheFirstRequestThatFailsAndShowsItsTrace(String path, int status, String method, int expected,
            int number) {
        answers.put(path, answer(status, number, "{\"detail\":\"the database is not available\"}"));

        Cli journey = journey();

        assertEquals(1, journey.exitCode());
        assertEquals("The journey ended early: service-a answered %s %s with status %d and not %d\n".formatted(method, path,
                status, expected), journey.err());
        assertTrue(journey.out().contains("\nstatus " + status + ", trace " + traceId(number)
                + "\nthe database is not available\n\n"), journey.out());
        assertTrue(journey.out().contains("/zipkin/traces/" + traceId(number)), journey.out());
        assertEquals(number, service.requests().size());
    }

    @Test
    void saysThatTheServiceDoesNotRun() throws IOException {
        int freePort = FreePort.find();

        Cli journey = journey("--services=service-a=http://127.0.0.1:" + freePort);

        assertEquals(1, journey.exitCode());
        assertEquals("service-a does not answer on http://127.0.0.1:" + freePort
                + ": is it running? scripts/up.sh starts it\n", journey.err());
    }

    @ParameterizedTest
    @ValueSource(strings = { "--route=b", "--mode=serial", "--delay=b:1s", "--fail=b:503", "--traceparent" })
    void refusesTheOptionsOfAChain(String option) {
        assertEquals(new Cli(2, "", "Option '" + option.replaceFirst("=.*", "")
                + "' is for GET /chain, not for --journey\nOptions: trace --help\n"), journey(option));
        assertEquals(0, service.requests().size());
    }

    private Cli journey(String... options) {
        Stream<String> services = Stream.of(options).anyMatch(option -> option.startsWith("--services")) ? Stream.empty()
                : Stream.of("--services=service-a=" + service.base());
        return Cli.run(Stream.of(Stream.of("--journey", "--store=zipkin", "--zipkin-port=" + zipkin.port(),
                "--run-dir=" + runDirectory), services, Stream.of(options)).flatMap(part -> part).toArray(String[]::new));
    }

    private static Answer answer(int status, int number, String body) {
        return new Answer(status, Map.of("traceresponse", "00-" + traceId(number) + "-00f067aa0ba902b7-01"), body);
    }

    private static String traceId(int number) {
        return "4bf92f3577b34da6a3ce929d0e0e473" + number;
    }
}
