package org.acme.trio.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class LoadCommandTest {

    private static final Pattern REPORT = Pattern.compile("(?m)^Reports generated.*: (file:\\S+/index.html)$");

    @TempDir
    private Path directory;

    @Test
    void sendsEachRequestInATraceOfItsOwnAndTellsWhereTheReportIs() throws Exception {
        try (StubServer server = new StubServer(200)) {
            Load load = run("--duration=2s", "--rate=50", "--run-dir=" + directory, services(server.base(), server.base()));

            assertEquals(0, load.exitCode(), load.toString());
            assertEquals("", load.err());
            assertEquals(100, server.requests().size());
            List<String> parents = server.requests().stream().map(StubServer.Request::traceparent).toList();
            parents.forEach(parent -> assertTrue(
                    parent.matches("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01"), parent));
            assertEquals(100, parents.stream().map(parent -> parent.substring(3, 35)).distinct().count());
            assertEquals(100, parents.stream().map(parent -> parent.substring(36, 52)).distinct().count());
            Path report = report(load);
            assertTrue(Files.size(report) > 0);
            assertTrue(report.startsWith(directory.resolve("load")), report.toString());
        }
    }

    @Test
    void endsWithZeroWhateverTheAnswersOfMixedTrafficAre() throws Exception {
        try (StubServer server = new StubServer(500)) {
            Load load = run("--duration=300ms", "--rate=50", services(server.base(), server.base()));

            assertEquals(0, load.exitCode(), load.toString());
            assertEquals(50, server.requests().size());
        }
    }

    @Test
    void endsWithOneWhenAServiceAnsweredNothing() throws Exception {
        try (StubServer server = new StubServer(200)) {
            String nobody = nobody();
            Load load = run("--duration=1s", "--rate=50", services(server.base(), nobody));

            assertEquals(1, load.exitCode(), load.toString());
            assertEquals("service-c answered nothing on " + nobody + ": is it running?\n", load.err());
            assertTrue(load.out().contains("Connection refused"), load.out());
        }
    }

    @Test
    void endsWithOneWhenNothingWasAnsweredAndReportsItAllTheSame() throws Exception {
        Load load = run("--duration=1s", "--rate=10", "--service=B", services(nobody(), nobody()));

        assertEquals(1, load.exitCode(), load.toString());
        assertTrue(Files.size(report(load)) > 0);
    }

    @ParameterizedTest
    @CsvSource({ "normal, 5", "sustained, 20", "spike, 60", "journey, 1" })
    void failsAScenarioWhoseObjectivesDoNotHold(String scenario, int requests) throws Exception {
        try (StubServer server = new StubServer(500)) {
            Load load = run("--duration=1s", "--scenario=" + scenario, services(server.base(), server.base()));

            assertEquals(1, load.exitCode(), load.toString());
            assertEquals(requests, server.requests().size());
            assertTrue(load.out().endsWith("FAIL " + scenario + "\n"), load.out());
        }
    }

    @Test
    void makesTheLastPeerOfAServiceSlowInAnIncident() throws Exception {
        try (StubServer server = new StubServer(200)) {
            Load load = run("--duration=1s", "--scenario=incident", "--service=a", services(server.base(), server.base()));

            assertEquals(0, load.exitCode(), load.toString());
            assertEquals(Set.of("/chain?route=b,c&delay=c:1500ms"),
                    server.requests().stream().map(StubServer.Request::pathAndQuery).collect(Collectors.toSet()));
        }
    }

    @Test
    void reportsWhatThereIsWhenItIsToldToStop() throws Exception {
        try (StubServer server = new StubServer(200)) {
            Process process = Load.start(directory, Map.of(), "--duration=1h", "--rate=5",
                    services(server.base(), server.base()));
            while (server.requests().size() < 3) {
                Thread.sleep(50);
            }
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));

            assertTrue(Files.size(report(Load.ended(directory, process))) > 0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--rate=0 | Invalid value for option '--rate': 0 is not between 1 and 500",
            "--rate=501 | Invalid value for option '--rate': 501 is not between 1 and 500",
            "--rate=5 --scenario=spike | Option '--rate' is for the scenario mixed only",
            "--service=b --scenario=journey | Option '--service' is not for the scenario journey",
            "--service=d | Invalid value for option '--service': expected one of [all, a, b, c] (case-insensitive) but was 'd'",
            "--scenario=calm | Invalid value for option '--scenario': expected one of [MIXED, INCIDENT, JOURNEY, NORMAL,"
                    + " SPIKE, SUSTAINED] (case-insensitive) but was 'calm'",
            "--services=a | Invalid value for option '--services': 'a' is not a service such as"
                    + " service-a=http://127.0.0.1:8081" })
    void endsWithTwoAndAMessageThatNamesTheOption(String options, String message) {
        assertRefused(message, options.split(" "));
    }

    @ParameterizedTest
    @CsvSource({ "0s, 0s", "61m, 61m", "20, 20", "2\u001b[J, 2\\u001b[J" })
    void refusesWhatIsNoDurationUpToAnHour(String duration, String printed) {
        assertRefused("Invalid value for option '--duration': '" + printed
                + "' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m", "--duration=" + duration);
    }

    @Test
    void namesTheEnvironmentVariableThatIsWrong() throws Exception {
        Load load = Load.ended(directory, Load.start(directory, Map.of("STACK_SERVICES", "")));

        assertEquals(2, load.exitCode());
        assertTrue(load.err().contains(" (environment variable STACK_SERVICES)\n"), load.err());
    }

    private static void assertRefused(String message, String... options) {
        StringWriter err = new StringWriter();

        assertEquals(2, LoadCommand.commandLine().setErr(new PrintWriter(err)).execute(options));
        assertEquals(message + "\nOptions: load --help\n", err.toString());
    }

    private Load run(String... arguments) throws IOException, InterruptedException {
        return Load.run(directory, arguments);
    }

    private static Path report(Load load) {
        Matcher matcher = REPORT.matcher(load.out());
        assertTrue(matcher.find(), load.toString());
        return Path.of(URI.create(matcher.group(1)));
    }

    private static String services(String ab, String c) {
        return "--services=service-a=" + ab + ",service-b=" + ab + ",service-c=" + c;
    }

    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
