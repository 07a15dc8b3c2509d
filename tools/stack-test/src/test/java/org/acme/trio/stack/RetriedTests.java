package org.acme.trio.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.DynamicTest;

/** The dynamic tests of one factory. They share the time for which what fails is asked again, since telemetry takes a while. */
final class RetriedTests {

    /** Key of the report entry that says what a test that passed has counted or seen. */
    static final String FIGURE = "figure";
    /** Key of the report entry that says what a long wait is for, once for a group. */
    static final String WAITING = "waiting";

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** What a dynamic test asks the stack. */
    interface Question {

        /**
         * {@return the figure of the line PASS}
         *
         * @throws IOException as an assertion that fails: the question is asked again
         * @throws RuntimeException when no waiting helps, or there is nothing to test (an assumption)
         */
        String ask() throws IOException;
    }

    private final Duration wait;
    private final BiConsumer<String, String> entries;
    private final Instant begin = Instant.now();
    private boolean told;

    /**
     * @param wait how long the tests may wait, all together; each question is asked once at least
     * @param entries takes keys and values of report entries
     */
    RetriedTests(Duration wait, BiConsumer<String, String> entries) {
        this.wait = wait;
        this.entries = entries;
    }

    /** {@return a test that passes once the question has an answer, and else fails as it did last} */
    DynamicTest test(String name, Question question) {
        return DynamicTest.dynamicTest(name, () -> {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            // No timeout of Awaitility's: it would fail a first answer that comes after the end of the group's time.
            await().forever().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(PAUSE).until(() -> {
                failure.set(ask(question));
                return failure.get() == null || isOver(name, failure.get());
            });
            if (failure.get() != null) {
                throw failure.get();
            }
        });
    }

    private Throwable ask(Question question) {
        try {
            entries.accept(FIGURE, question.ask());
            return null;
        } catch (AssertionError | IOException e) {
            return e;
        }
    }

    private boolean isOver(String name, Throwable failure) {
        Duration waited = Duration.between(begin, Instant.now());
        if (!told && waited.compareTo(SILENCE) > 0) {
            told = true;
            entries.accept(WAITING,
                    "Waiting up to " + wait.toSeconds() + " s for: " + name + " (" + failure.getMessage() + ") ...");
        }
        return waited.plus(PAUSE).compareTo(wait) >= 0;
    }
}
