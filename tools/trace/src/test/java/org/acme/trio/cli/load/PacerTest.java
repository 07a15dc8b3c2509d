package org.acme.trio.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class PacerTest {

    private final FakeClock clock = new FakeClock();

    @Test
    void spreadsTheRequestsEvenly() throws InterruptedException {
        Pacer pacer = new Pacer(clock, 4, Duration.ofSeconds(2));

        assertEquals(List.of(0L, 250L, 500L, 750L, 1000L, 1250L, 1500L, 1750L), dueMillis(pacer, 0));
        assertEquals(Duration.ofSeconds(2), pacer.elapsed());
    }

    @Test
    void keepsARateThatDoesNotDivideASecond() throws InterruptedException {
        assertEquals(7 * 60, dueMillis(new Pacer(clock, 7, Duration.ofMinutes(1)), 0).size());
    }

    @Test
    void catchesUpAfterBeingHeldUp() throws InterruptedException {
        Pacer pacer = new Pacer(clock, 4, Duration.ofSeconds(2));
        pacer.awaitNext();
        clock.now += Duration.ofMillis(600).toNanos();

        assertEquals(List.of(600L, 600L, 750L, 1000L, 1250L, 1500L, 1750L), dueMillis(pacer, 0));
    }

    @Test
    void endsInTimeWhenItCannotKeepTheRate() throws InterruptedException {
        assertEquals(List.of(0L, 900L, 1800L), dueMillis(new Pacer(clock, 4, Duration.ofSeconds(2)), 900));
    }

    private List<Long> dueMillis(Pacer pacer, long heldUpMillis) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        while (pacer.awaitNext()) {
            millis.add(clock.now / 1_000_000);
            clock.now += Duration.ofMillis(heldUpMillis).toNanos();
        }
        return millis;
    }

    private static final class FakeClock implements Pacer.Clock {

        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleepUntil(long nanoTime) {
            now = Math.max(now, nanoTime);
        }
    }
}
