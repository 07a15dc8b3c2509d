package org.acme.trio.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.acme.trio.cli.http.FreePort;
import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.StubServer;
import org.acme.trio.cli.http.StubServer.Answer;
import org.acme.trio.cli.verify.Outcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VerificationTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter progress = new StringWriter();

    private interface Question {

        Outcome ask() throws IOException;
    }

    @Test
    void printsALineForEachCheckAndCounts() throws IOException {
        Verification verification = verification(Duration.ZERO);

        boolean good = verification.run(List.of(check(() -> Outcome.pass("3 \u001b[2J")), check(() -> Outcome.skip("off")),
                check(() -> Outcome.fail("none"))));

        assertEquals("PASS  check  3 \\u001b[2J\nSKIP  check  off\nFAIL  check  none\n", out.toString());
        assertEquals(List.of(1, 1, 1), List.of(verification.count(Status.PASS), verification.count(Status.FAIL),
                verification.count(Status.SKIP)));
        assertFalse(good);
    }

    @Test
    void asksAgainAfterAFailure() throws IOException {
        AtomicInteger asked = new AtomicInteger();

        assertTrue(verification(Duration.ofSeconds(50)).run(List.of(check(
                () -> asked.incrementAndGet() < 2 ? Outcome.fail("not yet") : Outcome.pass("there")))));
        assertEquals("PASS  check  there\n", out.toString());
    }

    @Test
    void asksTheLaterChecksAgainWhileAnEarlierOneFails() throws IOException {
        AtomicInteger second = new AtomicInteger();
        AtomicInteger third = new AtomicInteger();

        assertTrue(verification(Duration.ofSeconds(50)).run(List.of(
                check(() -> second.get() < 2 ? Outcome.fail("not yet") : Outcome.pass("first")),
                check(() -> second.incrementAndGet() < 2 ? Outcome.fail("not yet") : Outcome.pass("second")),
                check(() -> Outcome.pass("third asked " + third.incrementAndGet())))));

        assertEquals("PASS  check  first\nPASS  check  second\nPASS  check  third asked 1\n", out.toString());
    }

    @Test
    void printsWhatIsSettledBeforeItWaits() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        List<String> printed = new ArrayList<>();

        verification(Duration.ofSeconds(50)).run(List.of(check(() -> Outcome.pass("at once")), check(() -> {
            printed.add(out.toString());
            return asked.incrementAndGet() < 2 ? Outcome.fail("not yet") : Outcome.pass("there");
        })));

        assertEquals(Collections.nCopies(2, "PASS  check  at once\n"), printed);
    }

    @Test
    void saysOnceWhatItWaitsFor() throws IOException {
        long begin = System.nanoTime();
        AtomicInteger told = new AtomicInteger();

        assertTrue(verification(Duration.ofSeconds(50)).run(List.of(check(() -> Outcome.pass("at once")),
                check(() -> {
                    // Two rounds more, in which nothing is told again.
                    boolean enough = !progress.toString().isEmpty() && told.incrementAndGet() > 2;
                    return enough ? Outcome.pass("there") : Outcome.fail("not yet");
                }), check(() -> told.get() > 2 ? Outcome.pass("there") : Outcome.fail("neither")))));

        assertTrue(System.nanoTime() - begin > Duration.ofSeconds(5).toNanos());
        assertEquals("Waiting up to 50 s for: check (not yet) and 1 more ...\n", progress.toString());
    }

    @Test
    void takesAServerThatDoesNotAnswerAsAFailure() throws IOException {
        verification(Duration.ZERO).run(List.of(check(() -> {
            throw new IOException("Loki does not answer");
        })));

        assertEquals("FAIL  check  Loki does not answer\n", out.toString());
    }

    @Test
    void isReadyOnlyWithStatus200() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(
                request.pathAndQuery().equals("/ready") ? 200 : 503, "no"))) {
            HttpTarget loki = new HttpTarget("Loki", server.base());

            assertEquals(Outcome.pass(server.base().toString()), new Ready(loki, "/ready").ask());
            assertEquals(Status.FAIL, new Ready(loki, "/other").ask().status());
        }
    }

    @Test
    void waitsForAProgramThatIsNotReadyYet() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (StubServer server = new StubServer(request -> Answer.of(asked.incrementAndGet() < 3 ? 503 : 200, ""))) {
            assertTrue(verification(Duration.ofSeconds(50)).run(
                    List.of(new Ready(new HttpTarget("Loki", server.base()), "/ready"))));
        }
    }

    @Test
    void doesNotWaitWhereNobodyListens() throws IOException {
        HttpTarget loki = new HttpTarget("Loki", URI.create("http://127.0.0.1:" + FreePort.find()));
        AtomicInteger asked = new AtomicInteger();

        boolean good = verification(Duration.ofHours(1)).run(List.of(
                check(() -> Outcome.fail("asked " + asked.incrementAndGet())), new Ready(loki, "/ready")));

        assertFalse(good);
        assertEquals("FAIL  check  asked 1\nFAIL  Loki is ready  Loki does not answer on " + loki.base()
                + ": is it running? scripts/up.sh starts it\n", out.toString());
    }

    private Verification verification(Duration wait) {
        return new Verification(new PrintWriter(out), new PrintWriter(progress), wait);
    }

    private static Check check(Question question) {
        return new Check() {

            @Override
            public String name() {
                return "check";
            }

            @Override
            public Outcome ask() throws IOException {
                return question.ask();
            }
        };
    }
}
