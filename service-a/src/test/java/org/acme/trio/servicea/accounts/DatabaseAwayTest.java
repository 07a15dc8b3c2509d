package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** What a user, a balancer and everybody else see of a database that does not answer. */
@QuarkusTest
@TestProfile(WithOwnDatabase.class)
class DatabaseAwayTest extends WithDatabase {

    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final List<String> REST = List.of("/chain?route=", "/io_task", "/cpu_task", "/", "/.well-known/jwks.json");
    private static final Duration HEALED = Duration.ofSeconds(20);

    @Inject
    Signals signals;

    /** The first request of each kind loads classes. */
    @BeforeEach
    void theServiceIsWarm() {
        REST.forEach(path -> given().get(path).then().statusCode(200));
    }

    @AfterEach
    void theDatabaseIsBack() {
        await().atMost(HEALED).until(() -> ready() == 200 && signUp(newEmail()).statusCode() == 201);
    }

    @Test
    void aDatabaseThatIsDownIsA503InTwoSecondsAndHealsByItself() {
        String email = newEmail();
        signUp(email).then().statusCode(201);
        String token = logIn(email, PASSWORD).path("access_token");
        database.kill();
        try {
            for (int i = 0; i < 6; i++) {
                unavailable(() -> signUp(newEmail()));
                unavailable(() -> logIn(email, PASSWORD));
                unavailable(() -> as(token).get("/users/me"));
            }
            assertThat(ready()).isEqualTo(503);
            theRestWorks(token);
        } finally {
            database.restart();
        }
        await().atMost(HEALED).until(() -> logIn(email, PASSWORD).statusCode() == 200);
        for (int i = 0; i < 20; i++) {
            signUp(newEmail()).then().statusCode(201);
        }
    }

    @Test
    void aRestartBetweenTwoRequestsIsNotNoticed() throws InterruptedException {
        List<CompletableFuture<Response>> many = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> signUp(newEmail()))).toList();
        many.forEach(answer -> answer.join().then().statusCode(201));
        database.kill();
        database.restart();
        Thread.sleep(600);
        for (int i = 0; i < 8; i++) {
            signUp(newEmail()).then().statusCode(201);
        }
    }

    @Test
    void aPoolWhoseConnectionsAllWaitIsA503InTwoSeconds() throws SQLException {
        String token = newToken();
        ExecutorService users = Executors.newFixedThreadPool(12);
        try (Connection locker = database.connect()) {
            locker.setAutoCommit(false);
            locker.createStatement().execute("lock table users in access exclusive mode");
            AtomicBoolean seen = new AtomicBoolean();
            List<CompletableFuture<Void>> waiting = IntStream.range(0, 12).mapToObj(i -> CompletableFuture.runAsync(() -> {
                do {
                    unavailable(() -> signUp(newEmail()));
                } while (!seen.get());
            }, users)).toList();
            await().atMost(HEALED).until(() -> ready() == 503);
            theRestWorks(token);
            seen.set(true);
            waiting.forEach(CompletableFuture::join);
            locker.rollback();
        } finally {
            users.shutdown();
        }
    }

    @Test
    void tablesThatAreGoneAreMadeAgain() {
        database.execute("drop table users, login_failures, flyway_schema_history");
        await().atMost(HEALED).until(() -> signUp(newEmail()).statusCode() == 201);
    }

    private void unavailable(Supplier<Response> request) {
        Response answer = request.get();
        assertThat(millis(answer)).isLessThan(BOUND.toMillis());
        answer.then().statusCode(503).contentType(PROBLEM).header("Retry-After", equalTo("1"));
    }

    private void theRestWorks(String token) {
        for (String path : REST) {
            for (Response answer : List.of(as(token).get(path), given().get(path))) {
                answer.then().statusCode(200);
                assertThat(millis(answer)).as(path).isLessThan(Duration.ofSeconds(1).toMillis());
            }
        }
        given().get("/q/health/live").then().statusCode(200);
    }

    /** How long it took by the clock of the service: the clients of these tests share its processors. */
    private double millis(Response answer) {
        return signals.lines(traceOf(answer)).stream().map(line -> line.getMdc("duration_ms")).filter(Objects::nonNull)
                .mapToDouble(Double::parseDouble).findFirst().orElseThrow();
    }

    private static int ready() {
        return given().get("/q/health/ready").statusCode();
    }
}
