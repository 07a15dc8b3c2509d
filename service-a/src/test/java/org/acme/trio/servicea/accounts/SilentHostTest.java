package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The host of the database is away without a word: nothing is refused and nothing is closed, as behind a broken network. */
@QuarkusTest
@TestProfile(SilentHostTest.Profile.class)
class SilentHostTest extends WithDatabase {

    private static final int ROUNDS = 8;
    private static final int USERS = 5;

    @Inject
    Signals signals;

    @Inject
    AccountsConfig config;

    private SilentHost host;

    public static class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.max-size", "4", "trio.accounts.migration-timeout", "2s");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(SilentHostResource.class, Map.of(DatabaseResource.LIMITS, "those of the service")));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @BeforeEach
    void theServiceIsWarm() {
        warmUp();
    }

    @AfterEach
    void theHostIsBack() {
        host.answer();
        await().atMost(HEALED).until(() -> ready() == 200 && signUp(newEmail()).statusCode() == 201);
    }

    @Test
    void aHostThatFallsSilentIsA503InTwoSecondsAndHoldsFewThreads() {
        String token = tokenOfABusyService();
        host.fallSilent();
        everythingIsBounded(token);
    }

    @Test
    void aHostThatCannotBeReachedIsA503InTwoSecondsAndHoldsFewThreads() throws IOException {
        String token = tokenOfABusyService();
        assumeTrue(host.disappear(), "this system makes connections that nobody has asked for");
        everythingIsBounded(token);
    }

    /** A migration that waits for ever would keep the service from ever being ready again. */
    @Test
    void aMigrationThatIsNeverAnsweredIsTriedAgain() throws SQLException {
        database.execute("drop table users, login_failures, flyway_schema_history");
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("create table users ()");
            signUp(newEmail()).then().statusCode(503);
            await().atMost(HEALED).until(() -> !database.value(
                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock'").equals("0"));
            host.fallSilent();
            other.rollback();
        }
        host.answer();
        await().atMost(HEALED).until(() -> signUp(newEmail()).statusCode() == 201);
    }

    /** All connections of the pool are in use. */
    private static String tokenOfABusyService() {
        requests(() -> signUp(newEmail()).then().statusCode(201));
        return newToken();
    }

    private void everythingIsBounded(String token) {
        for (int i = 0; i < ROUNDS; i++) {
            requests(() -> unavailable(signals, signUp(newEmail())), () -> unavailable(signals, logIn(newEmail(), PASSWORD)),
                    () -> unavailable(signals, as(token).get("/users/me")));
        }
        assertThat(ready()).isEqualTo(503);
        theRestWorks(signals, token);
        assertThat(workers()).isLessThan(2 * config.maxConcurrency());
    }

    /** All at once, each as often as there are users. */
    private static void requests(Runnable... kinds) {
        IntStream.range(0, USERS * kinds.length).mapToObj(i -> CompletableFuture.runAsync(kinds[i % kinds.length], CLIENTS))
                .toList().forEach(CompletableFuture::join);
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("executor-thread"))
                .count();
    }
}
