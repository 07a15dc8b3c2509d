package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    @Inject
    Signals signals;

    @BeforeEach
    void theServiceIsWarm() {
        warmUp();
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
            theRestWorks(signals, token);
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
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> signUp(newEmail()), CLIENTS)).toList();
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
            AtomicBoolean seen = new AtomicBoolean();
            List<CompletableFuture<Void>> waiting = IntStream.range(0, 12).mapToObj(i -> CompletableFuture.runAsync(() -> {
                do {
                    unavailable(() -> signUp(newEmail()));
                } while (!seen.get());
            }, CLIENTS)).toList();
            await().atMost(HEALED).until(() -> ready() == 503);
            theRestWorks(signals, token);
            seen.set(true);
            waiting.forEach(CompletableFuture::join);
            locker.rollback();
        }
    }

    @Test
    void tablesThatAreGoneAreMadeAgain() {
        database.execute("drop table users, login_failures, flyway_schema_history");
        await().atMost(HEALED).until(() -> signUp(newEmail()).statusCode() == 201);
    }

    private void unavailable(Supplier<Response> request) {
        unavailable(signals, request.get());
    }
}
