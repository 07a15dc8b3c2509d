package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.acme.trio.trace.terminal.CommandLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

/** The whole command, with the project's own files. */
@Timeout(120)
class VerifyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The project without the tool that makes traffic. */
    private final Path root = Path.of("target", "without-tools");

    @BeforeEach
    void linkFiles() throws IOException {
        Files.createDirectories(root);
        for (String name : List.of("deploy", "grafana")) {
            Files.deleteIfExists(root.resolve(name));
            Files.createSymbolicLink(root.resolve(name), Path.of("../..", name).toRealPath());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "--loki-url=http://h/loki | '--loki-url': 'http://h/loki' is not an address such as http://127.0.0.1:9090",
            "--wait=2h | '--wait': '2h' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m",
            "--traffic=0s | '--traffic': '0s' is not a duration from 1ms to 1h, such as 500ms, 20s or 5m",
            "--services=a | '--services': 'a' is not a service such as service-a=http://127.0.0.1:8081",
            "--root=/nowhere | '--root': there is no /nowhere/grafana/provisioning" })
    void endsWithTwoAndAMessageThatNamesTheOption(String option, String message) {
        assertEquals(2, verify(option));
        assertEquals("Invalid value for option " + message + "\nOptions: verify --help\n", err.toString());
    }

    @Test
    void asksNoFurtherWhenAProgramIsNotReady() throws IOException {
        String nobody = nobody();
        try (Stub stub = new Stub(request -> "{}")) {
            assertEquals(1, verify(stub, "--loki-url=" + nobody));
        }
        assertTrue(out.toString().contains("\nFAIL  Loki is ready  Loki does not answer on " + nobody), out::toString);
        assertTrue(out.toString().endsWith("\n6 passed, 1 failed, 0 skipped\n"), out::toString);
        assertEquals(8, out.toString().lines().count(), out::toString);
    }

    /** All programs are ready and answer nothing: what passes then proves nothing. */
    @Test
    void findsEverythingMissingWhereThereIsNothing() throws IOException {
        try (Stub stub = new Stub(request -> "{}")) {
            assertEquals(1, verify(stub, "--grafana-password=secret"));
        }
        List<String> lines = out.toString().lines().toList();
        assertEquals(List.of("service-a is ready", "service-b is ready", "service-c is ready", "Tempo is ready",
                "Loki is ready", "Prometheus is ready", "Alertmanager is ready", "data sources that links lead to"),
                names(lines, "PASS"));
        assertEquals(List.of(), names(lines, "SKIP"));
        for (String name : List.of("Prometheus reaches", "trace of service-a GET /chain",
                "SQL of a signup", "audit event login", "exemplar of", "link from exemplars",
                "panel Service detail", "alert rule", "recording rules", "alert ErrorLogBurst fires",
                "Grafana's data source Prom", "Grafana's dashboard Runbook", "page http://")) {
            assertTrue(names(lines, "FAIL").stream().anyMatch(failed -> failed.startsWith(name)), name + " in " + out);
        }
    }

    @Test
    void skipsFaultsThatAreSwitchedOff() throws IOException {
        try (Stub stub = new Stub(request -> request.startsWith("/chain?") ? Stub.FORBIDDEN : "{}")) {
            verify(stub, "--no-alert");
        }
        for (String line : List.of("log lines of service-a GET /chain?route=b,c&fail=c:503  faults",
                "exemplar of service-a GET /chain?route=b,c&delay=c:1500ms  delays", "trace of the exemplar  delays")) {
            assertTrue(out.toString().contains("\nSKIP  " + line + " are switched off in the services\n"), out::toString);
        }
        assertFalse(out.toString().contains("alert ErrorLogBurst fires"), out::toString);
    }

    @Test
    void skipsThePanelsOfAnOptionalProgramThatDoesNotRun() throws IOException {
        try (Stub stub = new Stub(request -> request.contains("query=up{job=~\"otel-collector\",optional=\"true\"} == 0")
                ? "{\"data\": {\"result\": [{\"value\": [1, \"0\"]}]}}"
                : request.startsWith("/api/v1/label/") ? "{\"data\": [\"service-a\"]}" : "{}")) {
            verify(stub, "--no-alert");
        }
        assertTrue(out.toString()
                .contains("\nSKIP  panel Telemetry pipeline / Collector: queue  otel-collector, which is optional,"
                        + " does not run\n"),
                out::toString);
        assertTrue(out.toString().contains("\nFAIL  panel Telemetry pipeline / Tempo: spans  no data for "), out::toString);
    }

    /** Without containers nobody measures them. */
    @Test
    void skipsThePanelsOfAProgramThatIsNoneOfThisStack() throws IOException {
        try (Stub stub = new Stub(request -> request.contains("query=count(up) unless count(up{job=~\"container-stats\"})")
                ? "{\"data\": {\"result\": [{\"value\": [1, \"9\"]}]}}"
                : request.startsWith("/api/v1/label/") ? "{\"data\": [\"service-a\"]}" : "{}")) {
            verify(stub, "--no-alert");
        }
        assertTrue(
                out.toString().contains("\nSKIP  panel Infrastructure / CPU by container  container-stats, which is optional,"
                        + " does not run\n"),
                out::toString);
        assertTrue(out.toString().contains("\nFAIL  panel Infrastructure / Locks  no data for "), out::toString);
    }

    @Test
    void skipsThePagesOfAnOptionalProgramThatDoesNotRun() throws IOException {
        String nobody = nobody();
        try (Stub stub = new Stub(request -> request.contains("query=up{job=~\"otel-collector\",optional=\"true\"} == 0")
                ? "{\"data\": {\"result\": [{\"value\": [1, \"0\"]}]}}"
                : "{}")) {
            verify(stub, "--no-alert", "--collector-zpages-url=" + nobody, "--grafana-password=");
            assertTrue(out.toString().contains("\nSKIP  page " + nobody
                    + "/debug/tracez  otel-collector, which is optional, does not run\n"), out::toString);
            assertTrue(out.toString().contains("\nFAIL  page " + stub.base() + "/config  it does not show ["), out::toString);
            assertTrue(out.toString().contains("\nSKIP  page " + stub.base() + "/  the password of Grafana's admin"),
                    out::toString);
        }
    }

    @Test
    void skipsThePagesOfAProgramThatIsBuiltWithoutThem() throws IOException {
        try (Stub stub = new Stub(request -> Set.of("/query", "/config").contains(request) ? Stub.FAILED : "{}")) {
            verify(stub, "--no-alert");
            assertTrue(
                    out.toString().contains("\nSKIP  page " + stub.base() + "/query  Prometheus is built without its pages\n"),
                    out::toString);
            assertTrue(out.toString().contains("\nFAIL  page " + stub.base() + "/targets  it does not show [<!doctype html]\n"),
                    out::toString);
            assertTrue(out.toString().contains("\nFAIL  page " + stub.base() + "/config  status 500\n"), out::toString);
        }
    }

    @Test
    void missesThePagesOfAProgramThatHasToRun() throws IOException {
        String nobody = nobody();
        try (Stub stub = new Stub(request -> "{}")) {
            verify(stub, "--no-alert", "--collector-zpages-url=" + nobody);
        }
        assertTrue(out.toString().contains("\nFAIL  page " + nobody + "/debug/tracez  otel-collector does not answer on "
                + nobody), out::toString);
    }

    @Test
    void skipsAGrafanaWithoutPasswordUnlessItIsPartOfWhatRuns() throws IOException {
        String line = "  Grafana's data sources and dashboards  the password of Grafana's admin is not given\n";
        try (Stub stub = new Stub(request -> "{}")) {
            verify(stub, "--grafana-password=");
            assertTrue(out.toString().contains("\nSKIP" + line), out::toString);
            verify(stub, "--grafana-password=", "--grafana");
            assertTrue(out.toString().contains("\nFAIL" + line), out::toString);
        }
    }

    private int verify(Stub stub, String... options) {
        Stream<String> urls = Stream
                .of("tempo", "loki", "prometheus", "alertmanager", "grafana", "collector-health", "collector-zpages",
                        "collector-pprof")
                .map(name -> "--" + name + "-url=" + stub.base());
        String services = "--services=" + Stream.of("a", "b", "c").map(name -> "service-" + name + "=" + stub.base())
                .reduce((one, other) -> one + "," + other).orElseThrow();
        return verify(Stream.of(urls, Stream.of(services, "--wait=1ms", "--traffic=1ms"), Stream.of(options))
                .flatMap(part -> part).toArray(String[]::new));
    }

    private int verify(String... options) {
        CommandLine command = CommandLines.of(new VerifyCommand()).setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err)).setOverwrittenOptionsAllowed(true);
        return command.execute(Stream.concat(Stream.of("--root=" + root), Stream.of(options)).toArray(String[]::new));
    }

    /** {@return an address on which nobody listens} */
    private static String nobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + closed.getLocalPort();
        }
    }

    private static List<String> names(List<String> lines, String status) {
        return lines.stream().filter(line -> line.startsWith(status + "  ")).map(line -> line.split("  ")[1]).toList();
    }
}
