package org.acme.trio.trace;

import java.io.InterruptedIOException;
import java.time.Duration;

/** What a loop that asks again and again does between two questions. */
public final class Pause {

    private Pause() {
    }

    /** @throws InterruptedIOException when the program is told to end; the thread stays marked as interrupted */
    public static void of(Duration duration) throws InterruptedIOException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
