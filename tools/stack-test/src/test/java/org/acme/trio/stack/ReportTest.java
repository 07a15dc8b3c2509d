package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is printed of the tests of a group, and how long they wait. */
@Timeout(60)
class ReportTest {

    private static final AtomicInteger ASKED = new AtomicInteger();

    private final StringWriter out = new StringWriter();
    private final StringWriter progress = new StringWriter();
    private final Report report = new Report(new PrintWriter(out), new PrintWriter(progress));

    @BeforeEach
    void askNothingYet() {
        ASKED.set(0);
    }

    static class OfEachKind {

        @TestFactory
        List<DynamicTest> tests(TestReporter reporter) {
            RetriedTests group = new RetriedTests(Duration.ZERO, reporter::publishEntry);
            return List.of(group.test("one", () -> "3 \u001b[2J"), group.test("two", () -> abort("off")),
                    group.test("three", () -> fail("none")), group.test("four", () -> {
                        throw new IOException("Loki does not answer");
                    }), group.test("five", () -> "4"));
        }
    }

    @Test
    void printsALineForEachTestInTheirOrderAndCounts() {
        run(OfEachKind.class);
        assertEquals("""
                PASS  one  3 \\u001b[2J
                SKIP  two  off
                FAIL  three  none
                FAIL  four  Loki does not answer
                PASS  five  4
                """, out.toString());
        assertEquals("2 passed, 2 failed, 1 skipped", report.toString());
        assertEquals(1, report.exitCode(false));
    }

    static class Skipped {

        @TestFactory
        List<DynamicTest> tests(TestReporter reporter) {
            return List.of(new RetriedTests(Duration.ZERO, reporter::publishEntry).test("one", () -> abort("off")));
        }
    }

    @Test
    void takesWhatIsSkippedAsFailedWhenItIsStrict() {
        run(Skipped.class);
        assertEquals(List.of(0, 1), List.of(report.exitCode(false), report.exitCode(true)));
    }

    static class WithoutTests {

        @TestFactory
        @DisplayName("links")
        List<DynamicTest> tests() throws IOException {
            throw new IOException("there is no file");
        }
    }

    @Test
    void countsAFactoryThatCannotMakeItsTestsAsFailed() {
        run(WithoutTests.class);
        assertEquals("FAIL  links  there is no file\n", out.toString());
    }

    static class Late {

        @TestFactory
        List<DynamicTest> tests(TestReporter reporter) {
            RetriedTests group = new RetriedTests(Duration.ofSeconds(50), reporter::publishEntry);
            return List.of(group.test("late", () -> ASKED.incrementAndGet() < 13 ? fail("not yet") : "there"),
                    group.test("no waiting helps", () -> {
                        throw new UncheckedIOException("nobody listens", new IOException());
                    }));
        }
    }

    @Test
    void asksAgainAfterAFailureAndSaysOnceWhatALongWaitIsFor() {
        run(Late.class);
        assertEquals("PASS  late  there\nFAIL  no waiting helps  nobody listens\n", out.toString());
        assertEquals("Waiting up to 50 s for: late (not yet) ...\n", progress.toString());
    }

    static class Never {

        @TestFactory
        List<DynamicTest> tests(TestReporter reporter) {
            RetriedTests group = new RetriedTests(Duration.ofSeconds(2), reporter::publishEntry);
            return List.of(group.test("one", () -> fail("none")),
                    group.test("two", () -> fail("asked " + ASKED.incrementAndGet())), group.test("three", () -> "there"));
        }
    }

    @Test
    void waitsOnceForAllTestsOfAGroupAndAsksEach() {
        long begin = System.nanoTime();
        run(Never.class);
        assertEquals("FAIL  one  none\nFAIL  two  asked 1\nPASS  three  there\n", out.toString());
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(4).toNanos());
    }

    private void run(Class<?> tests) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            VerifyCommand.run(session, report, tests);
        }
    }
}
