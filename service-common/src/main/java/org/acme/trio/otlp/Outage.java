package org.acme.trio.otlp;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jboss.logging.Logger;

/**
 * The log lines about a receiver that does not accept requests: one when that begins, one when it ends, and one a minute about
 * lost items. Also the delay before the next attempt. Not thread-safe.
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

    /** The delay before the next attempt: 100 to 200 ms, doubled after each failure, in the end 2.5 to 5 s. */
    long backoffMillis() {
        long most = Math.min(LAST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(failures, 10));
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2);
    }

    void logFailure(String why) {
        failures++;
        if (failures == 1) {
            LOG.warnf("%s does not accept %s, which wait until it does: %s", receiver, what, why);
        }
    }

    void logRecovery() {
        if (failures > 0) {
            LOG.infof("%s accepts %s again", receiver, what);
            failures = 0;
        }
    }

    /** @param total the number of items dropped since the start */
    void logDropped(long total) {
        if (total > dropped && isLineDue()) {
            LOG.errorf("%d %s are lost: those that wait for %s leave no room", total - dropped, what, receiver);
            dropped = total;
        }
    }

    void logRefused(int items, String why) {
        refused += items;
        if (isLineDue()) {
            LOG.errorf("%d %s are lost: %s refused them for good: %s", refused, what, receiver, why);
            refused = 0;
        }
    }

    void logLost(long items) {
        LOG.errorf("%d %s are lost: %s did not accept them before the service stopped", items, what, receiver);
    }

    private boolean isLineDue() {
        long now = System.nanoTime();
        if (now < lineAfter) {
            return false;
        }
        lineAfter = now + PAUSE;
        return true;
    }
}
