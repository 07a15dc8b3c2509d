package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Whether the time of a failed login tells who has signed up. */
@QuarkusTest
@TestProfile(TimingTest.DefaultCost.class)
class TimingTest extends WithDatabase {

    private static final int LOGINS = 40;
    private static final double BOUND = 0.1;

    public static class DefaultCost implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trio.accounts.bcrypt-cost", "10", "trio.accounts.max-failures", "1000");
        }
    }

    /** What else the machine does can be longer than the difference: of three measurements one has to be within the bound. */
    @Test
    void anUnknownUserTakesAsLongAsAWrongPassword() {
        String known = newEmail();
        signUp(known).then().statusCode(201);
        measure(known);
        double difference = 1;
        for (int attempt = 0; attempt < 3 && difference > BOUND; attempt++) {
            difference = measure(known);
        }
        assertThat(difference).isLessThanOrEqualTo(BOUND);
    }

    /** The difference of the medians, as a share. */
    private static double measure(String known) {
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < LOGINS; i++) {
            wrong.add(nanos(known));
            unknown.add(nanos(newEmail()));
        }
        double first = median(wrong);
        double second = median(unknown);
        System.out.printf("A wrong password takes %.1f ms, an unknown user %.1f ms.%n", first / 1e6, second / 1e6);
        return Math.abs(first - second) / Math.max(first, second);
    }

    private static long nanos(String email) {
        long start = System.nanoTime();
        logIn(email, "wrong").then().statusCode(401);
        return System.nanoTime() - start;
    }

    private static double median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
