package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** Who counts as active, and how many at most. */
class ActiveUsersTest {

    private final ActiveUsers users = new ActiveUsers(3);

    @Test
    void aUserCountsOnceForFiveMinutesAfterTheLastRequest() {
        users.see("a", seconds(0));
        users.see("b", seconds(10));
        users.see("a", seconds(200));
        assertThat(users.count(seconds(300))).isEqualTo(2);
        assertThat(users.count(seconds(311))).isEqualTo(1);
        assertThat(users.count(seconds(500))).isEqualTo(1);
        assertThat(users.count(seconds(501))).isZero();
    }

    @Test
    void noMoreUsersAreKeptThanTheBound() {
        for (int i = 0; i < 100; i++) {
            users.see("user-" + i, seconds(i));
        }
        assertThat(users.count(seconds(100))).isEqualTo(3);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
