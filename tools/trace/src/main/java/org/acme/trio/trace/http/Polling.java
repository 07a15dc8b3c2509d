package org.acme.trio.trace.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Predicate;

/** Asks a store again until it has what is expected: spans and log lines arrive later than the answer to the request. */
public final class Polling {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private Polling() {
    }

    /** A question to a store. */
    public interface Question<T> {

        T ask() throws IOException;
    }

    /**
     * Asks every 200 ms, at least once, until an answer is accepted or the time is over.
     *
     * @return the answer that was accepted, otherwise the last one
     * @throws InterruptedIOException when the thread is interrupted; its interrupt status stays set
     * @throws IOException when the question fails
     */
    public static <T> T until(Predicate<T> accepted, Duration timeout, Question<T> question) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        T answer = question.ask();
        while (!accepted.test(answer) && deadline - System.nanoTime() > INTERVAL.toNanos()) {
            pause();
            answer = question.ask();
        }
        return answer;
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
