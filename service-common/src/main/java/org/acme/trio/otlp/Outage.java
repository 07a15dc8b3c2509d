package org.acme.trio.otlp;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jboss.logging.Logger;

/**
 * What the log says while a receiver does not accept what it is sent: one line when that begins, one when it is over, and one a
 * minute about what is lost. Not safe for use by several threads.
 */
final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class);
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final long LAST_BACKOFF_MILLIS = 5_000;
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final String what;
    private final URI receiver;
    private long lineAfter = System.nanoTime();
    private long dropped;
    private long refused;
    private int failures;

    Outage(String what, URI receiver) {
        this.what = what;
        this.receiver = receiver;
    }

    /** How long to wait before the next attempt: twice as long after each failure, 5 s at the most, and not all at once. */
    long backoffMillis() {
        long most = Math.min(LAST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(failures, 10));
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2);
    }

    void sayFailed(String why) {
        failures++;
        if (failures == 1) {
            LOG.warnf("%s does not accept %s, which wait until it does: %s", receiver, what, why);
        }
    }

    void sayOver() {
        if (failures > 0) {
            LOG.infof("%s accepts %s again", receiver, what);
            failures = 0;
        }
    }

    /** @param total how many found no room since the start */
    void sayDropped(long total) {
        if (total > dropped && isTimeForALine()) {
            LOG.errorf("%d %s are lost: those that wait for %s leave no room", total - dropped, what, receiver);
            dropped = total;
        }
    }

    void sayRefused(int items, String why) {
        refused += items;
        if (isTimeForALine()) {
            LOG.errorf("%d %s are lost: %s refused them for good: %s", refused, what, receiver, why);
            refused = 0;
        }
    }

    void sayLost(long items) {
        LOG.errorf("%d %s are lost: %s did not accept them before the service stopped", items, what, receiver);
    }

    private boolean isTimeForALine() {
        long now = System.nanoTime();
        if (now < lineAfter) {
            return false;
        }
        lineAfter = now + PAUSE;
        return true;
    }
}
