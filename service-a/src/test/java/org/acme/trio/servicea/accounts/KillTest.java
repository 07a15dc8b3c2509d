package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The database is killed in the middle of many signups. */
@QuarkusTest
@TestProfile(WithOwnDatabase.class)
class KillTest extends WithDatabase {

    private static final int SIGNUPS = 1000;

    @Test
    void everySignupThatWasAnsweredIsThereAndEveryOtherCanBeRepeated() throws InterruptedException {
        signUp(newEmail()).then().statusCode(201);
        List<String> emails = IntStream.range(0, SIGNUPS).mapToObj(i -> newEmail()).toList();
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        ExecutorService users = Executors.newFixedThreadPool(8);
        try {
            emails.forEach(email -> users.execute(() -> answers.put(email, signUp(email).statusCode())));
            await().atMost(Duration.ofMinutes(1)).until(() -> answers.size() > SIGNUPS / 3);
            database.kill();
            database.restart();
        } finally {
            users.shutdown();
        }
        assertThat(users.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        System.out.println("Answers while the database was killed: "
                + answers.values().stream().collect(Collectors.groupingBy(status -> status, Collectors.counting())));
        assertThat(answers).hasSize(SIGNUPS).containsValue(201).containsValue(503);
        assertThat(answers.values()).containsOnly(201, 503);
        await().atMost(Duration.ofSeconds(20)).until(() -> signUp(newEmail()).statusCode() == 201);
        int lost = 0;
        for (String email : emails) {
            if (answers.get(email) == 503) {
                int status = signUp(email).statusCode();
                assertThat(status).isIn(201, 409);
                lost += status == 409 ? 1 : 0;
            }
            logIn(email, PASSWORD).then().statusCode(200);
        }
        System.out.println("Signups that were stored although their answer was 503: " + lost);
    }
}
