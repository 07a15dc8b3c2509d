package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.BeforeEach;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A test whose service has a database, and what clients do. */
@WithTestResource(value = DatabaseResource.class, scope = TestResourceScope.GLOBAL)
abstract class WithDatabase {

    static final String PASSWORD = "correct horse battery";
    static final String PROBLEM = "application/problem+json";
    static final Duration BOUND = Duration.ofSeconds(2);
    static final Duration HEALED = Duration.ofSeconds(20);

    private static final List<String> REST = List.of("/chain?route=", "/io_task", "/cpu_task", "/", "/.well-known/jwks.json");

    /** A thread for each. That of a future has one thread on two processors, from Java 25 on. */
    static final Executor CLIENTS = client -> new Thread(client).start();

    protected TestDatabase database;

    /** The migrations run after the start. */
    @BeforeEach
    void theServiceIsReady() {
        await().atMost(Duration.ofSeconds(30)).until(() -> ready() == 200);
    }

    /** An address that no other test has. */
    static String newEmail() {
        return "user-" + UUID.randomUUID() + "@example.org";
    }

    static Response post(String path, Object body) {
        return given().contentType("application/json").body(body).post(path);
    }

    static Response signUp(String email) {
        return post("/signup", Map.of("email", email, "password", PASSWORD));
    }

    static Response logIn(String email, String password) {
        return post("/login", Map.of("email", email, "password", password));
    }

    /** The token of a new user. */
    static String newToken() {
        String email = newEmail();
        signUp(email).then().statusCode(201);
        return logIn(email, PASSWORD).then().statusCode(200).extract().path("access_token");
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    static int ready() {
        return given().get("/q/health/ready").statusCode();
    }

    static void unavailable(Signals signals, Response answer) {
        assertThat(millis(signals, answer)).isLessThan(BOUND.toMillis());
        answer.then().statusCode(503).contentType(PROBLEM).header("Retry-After", equalTo("1"));
    }

    /** What needs no database. */
    static void theRestWorks(Signals signals, String token) {
        for (String path : REST) {
            for (Response answer : List.of(as(token).get(path), given().get(path))) {
                answer.then().statusCode(200);
                assertThat(millis(signals, answer)).as(path).isLessThan(Duration.ofSeconds(1).toMillis());
            }
        }
        given().get("/q/health/live").then().statusCode(200);
    }

    /** The first request of each kind loads classes. */
    static void warmUp() {
        REST.forEach(path -> given().get(path).then().statusCode(200));
    }

    /** How long it took by the clock of the service: the clients of these tests share its processors. */
    private static double millis(Signals signals, Response answer) {
        return signals.lines(traceOf(answer)).stream().map(line -> line.getMdc("duration_ms")).filter(Objects::nonNull)
                .mapToDouble(Double::parseDouble).findFirst().orElseThrow();
    }

    /** The trace of a request. */
    static String traceOf(Response answer) {
        return answer.header("traceresponse").split("-")[1];
    }
}
