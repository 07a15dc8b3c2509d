package org.acme.trio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.cli.http.FreePort;
import org.acme.trio.cli.http.StubServer;
import org.acme.trio.cli.http.StubServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadCommandTest {

    @Test
    void countsWhatWasAnsweredAndWhatWasNot() throws IOException {
        try (StubServer a = new StubServer(request -> Answer.of(200, "ok"));
                StubServer b = new StubServer(request -> Answer.of(500, "no"))) {
            int nobody = FreePort.find();

            Cli load = Cli.run("load", "--duration", "2s", "--rate", "50", "--service-a-port", "" + a.port(),
                    "--service-b-port", "" + b.port(), "--service-c-port", "" + nobody);

            int answered = number("total +([0-9]+)", load);
            int unanswered = number("without an answer: ([0-9]+)", load);
            assertEquals(unanswered, number("  ([0-9]+) service-c: connection refused", load));
            assertEquals(a.requests().size() + b.requests().size(), answered);
            assertEquals(number("([0-9]+) requests in ", load), answered + unanswered);
            assertTrue(unanswered > 0 && Math.abs(b.requests().size() - unanswered) <= 1, load.out());
        }
    }

    @Test
    void endsWithZeroWhenEveryServiceAnsweredSomething() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(500, "no"))) {
            assertEquals(0, load(server.port(), server.port()).exitCode());
        }
    }

    @Test
    void endsWithOneWhenAServiceAnsweredNothing() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(200, "ok"))) {
            Cli load = load(server.port(), FreePort.find());

            assertEquals(1, load.exitCode(), load.toString());
            assertTrue(load.out().contains(" service-c: connection refused"), load.out());
        }
    }

    @Test
    void endsWithOneWhenNothingWasAnswered() throws IOException {
        Cli load = Cli.run("load", "--duration", "300ms", "--rate", "50", "--service", "a", "--service-a-port",
                "" + FreePort.find());

        assertEquals(1, load.exitCode());
        assertTrue(number("without an answer: ([0-9]+)", load) > 0, load.out());
    }

    private static Cli load(int ab, int c) {
        return Cli.run("load", "--duration", "300ms", "--rate", "50", "--service-a-port", "" + ab, "--service-b-port", "" + ab,
                "--service-c-port", "" + c);
    }

    private static int number(String line, Cli load) {
        Matcher matcher = Pattern.compile("^" + line, Pattern.MULTILINE).matcher(load.out());
        assertTrue(matcher.find(), load.out());
        return Integer.parseInt(matcher.group(1));
    }
}
