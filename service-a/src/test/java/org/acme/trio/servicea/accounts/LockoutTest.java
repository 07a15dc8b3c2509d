package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What ten failures lead to. */
@QuarkusTest
class LockoutTest extends WithDatabase {

    @Inject
    LoginFailures failures;
    @Inject
    FailureExpiry expiry;
    @Inject
    Signals signals;

    private final String email = newEmail();

    @Test
    void afterTenFailuresTheAccountIsLocked() {
        signUp(email);
        fail(10);
        Response locked = logIn(email, "wrong");
        locked.then().statusCode(429).contentType(PROBLEM).body("detail", equalTo("too many logins have failed"));
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(500, 600);
        logIn(email, PASSWORD).then().statusCode(429);
        logIn(" " + email.toUpperCase(), PASSWORD).then().statusCode(429);
    }

    @Test
    void anAddressThatNobodyHasIsLockedInTheSameWay() {
        fail(10);
        logIn(email, PASSWORD).then().statusCode(429);
    }

    @Test
    void nineFailuresAreForgottenWithASuccess() {
        signUp(email);
        fail(9);
        logIn(email, PASSWORD).then().statusCode(200);
        fail(9);
        logIn(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void theLockEndsTenMinutesAfterTheFirstFailure() {
        signUp(email);
        fail(10);
        age("599 seconds");
        Response locked = logIn(email, PASSWORD);
        locked.then().statusCode(429);
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 2);
        age("2 seconds");
        logIn(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void failuresOfAnotherWindowDoNotCount() {
        signUp(email);
        fail(9);
        age("601 seconds");
        fail(9);
        logIn(email, PASSWORD).then().statusCode(200);
    }

    @Test
    void anotherInstanceKnowsOfTheFailures() throws SQLException {
        signUp(email);
        try (Connection other = database.connect()) {
            for (int i = 0; i < 10; i++) {
                assertThat(failures.add(other, LoginFailures.account(email))).isEmpty();
            }
        }
        logIn(email, PASSWORD).then().statusCode(429);
    }

    @Test
    void ofManyAtOnceTenAreToldThatThePasswordIsWrong() {
        signUp(email);
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> logIn(email, "wrong").statusCode(), CLIENTS)).toList();
        List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(10);
    }

    @Test
    void usersWhoLogInManyTimesAtOnceAreNotLocked() {
        signUp(email);
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> logIn(email, PASSWORD).statusCode(), CLIENTS)).toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    @Test
    void failuresThatNoLongerCountAreDeletedWithoutASpan() throws Exception {
        signals.trace(traceOf(logIn(email, "wrong")));
        age("601 seconds");
        signals.settle();
        int spans = signals.spans().size();
        assertThat(expiry.expire().toCompletionStage().toCompletableFuture().get()).isPositive();
        signals.settle();
        assertThat(signals.spans().subList(spans, signals.spans().size())).isEmpty();
        assertThat(database.value("select count(*) from login_failures where account = ?", LoginFailures.account(email)))
                .isEqualTo("0");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            logIn(email, "wrong").then().statusCode(401);
        }
    }

    /** Makes the failures older. */
    private void age(String interval) {
        database.execute("update login_failures set window_start = window_start - interval '" + interval + "'"
                + " where account = sha256('" + email + "')");
    }
}
