package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** What a user, a balancer and everybody else see of a database that does not answer. */
@QuarkusTest
@TestProfile(WithOwnDatabase.class)
class DatabaseAwayTest extends WithDatabase {

    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration HEALED = Duration.ofSeconds(20);

    @Inject
    Signals signals;

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
        try (Connection locker = database.connect()) {
            locker.setAutoCommit(false);
            locker.createStatement().execute("lock table users in access exclusive mode");
            List<CompletableFuture<Void>> waiting = IntStream.range(0, 30)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> unavailable(() -> signUp(newEmail())))).toList();
            await().atMost(BOUND).until(() -> ready() == 503);
            theRestWorks(token);
            waiting.forEach(CompletableFuture::join);
            locker.rollback();
        }
    }

    @Test
    void tablesThatAreGoneAreMadeAgain() {
        database.execute("drop table users, login_failures, flyway_schema_history");
        await().atMost(HEALED).until(() -> signUp(newEmail()).statusCode() == 201);
    }

    /** By the clock of the service: the clients of these tests share its processors. */
    private void unavailable(Supplier<Response> request) {
        Response answer = request.get();
        assertThat(signals.lines(traceOf(answer))).filteredOn(line -> line.getMdc("duration_ms") != null).singleElement()
                .satisfies(line -> assertThat(Double.parseDouble(line.getMdc("duration_ms"))).isLessThan(BOUND.toMillis()));
        answer.then().statusCode(503).contentType(PROBLEM).header("Retry-After", equalTo("1"));
    }

    private static void theRestWorks(String token) {
        for (String path : List.of("/chain?route=", "/io_task", "/cpu_task", "/", "/.well-known/jwks.json")) {
            long start = System.nanoTime();
            as(token).get(path).then().statusCode(200);
            given().get(path).then().statusCode(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(Duration.ofSeconds(1));
        }
        given().get("/q/health/live").then().statusCode(200);
    }

    private static int ready() {
        return given().get("/q/health/ready").statusCode();
    }
}
