package org.acme.trio.cli.load;

import java.time.Duration;

/**
 * Spreads requests evenly over a time. A request that was held up does not move the ones after it: they follow at once until
 * the schedule is met again.
 */
final class Pacer {

    /** The time, and waiting for it. */
    interface Clock {

        long nanoTime();

        void sleepUntil(long nanoTime) throws InterruptedException;
    }

    private final Clock clock;
    private final int perSecond;
    private final long start;
    private final long end;
    private long sent;

    Pacer(Clock clock, int perSecond, Duration duration) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.start = clock.nanoTime();
        this.end = start + duration.toNanos();
    }

    /** Waits until the next request is due or the time is over; {@return whether a request is due} */
    boolean awaitNext() throws InterruptedException {
        long due = start + sent++ * 1_000_000_000L / perSecond;
        clock.sleepUntil(Math.min(due, end));
        return clock.nanoTime() < end;
    }

    /** {@return the time since the start} */
    Duration elapsed() {
        return Duration.ofNanos(clock.nanoTime() - start);
    }
}
