package org.acme.trio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;

import org.acme.trio.cli.http.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole command, with the project's own files. */
@Timeout(120)
class VerifyCommandTest {

    private static final String SKIPPED = "SKIP  Grafana's data sources and dashboards  the password of Grafana's admin is not given\n";

    private StubStack stack;

    @BeforeEach
    void start() throws IOException {
        stack = new StubStack();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void passesWhereAllIsThere() {
        Cli verify = stack.verify("--grafana-password=");

        assertEquals(0, verify.exitCode(), verify.toString());
        assertFalse(verify.out().contains("FAIL"), verify.out());
        assertTrue(verify.out().contains("\nPASS  link from spans of Jaeger to loki, with a span of Tempo  "), verify.out());
        assertTrue(verify.out().matches("(?s).*" + SKIPPED + "\\d+ passed, 0 failed, 1 skipped\\R"), verify.out());
    }

    @Test
    void takesWhatIsSkippedAsFailedWhenItIsStrict() {
        assertEquals(1, stack.verify("--strict", "--grafana-password=").exitCode());
    }

    @Test
    void makesNoAlertFireWhenToldSo() {
        Cli verify = stack.verify("--no-alert", "--grafana-password=");

        assertFalse(verify.out().contains("alert ErrorLogBurst fires"), verify.out());
        assertFalse(stack.asked().contains("/api/v2/alerts"), verify.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/api/v2/traces/ | 200 | {\"trace\":{}} | trace of service-a GET /chain; trace of the exemplar;"
                    + " link from exemplars of Prometheus to tempo; link from lines of Loki to tempo;"
                    + " link from spans of Tempo to loki; link from spans of Tempo to prometheus: Errors",
            "/loki/api/v1/query_range | 200 | {} | log lines of service-a GET /chain; log lines of the exemplar;"
                    + " labels of the log lines of service-a GET /chain; link from spans of Tempo to loki;"
                    + " link from lines of Loki to tempo; panel Trio overview / Log lines",
            "/api/v1/query_exemplars | 200 | {} | exemplar of service-a GET /chain?route=b,c&delay=c:1500ms;"
                    + " trace of the exemplar; log lines of the exemplar;"
                    + " link from exemplars of Prometheus to tempo; panel Trio overview / Duration by service",
            "/api/v1/query_range | 200 | {} | link from spans of Tempo to prometheus: Requests by route;"
                    + " panel Trio overview / Requests; panel Trio overview / Service graph",
            "/api/v1/query_range | 400 | bad_data | panel SLO / Fast burn",
            "/api/v1/query? | 200 | {} | service graph of Tempo: service-a -> service-b",
            "/api/v1/label/ | 200 | {} | panel Service detail / Up",
            "/api/v1/targets | 200 | {} | Prometheus reaches all programs",
            "/api/search | 200 | {} | panel Trio overview / Recent error traces",
            "/api/v1/rules | 200 | {} | alert rule ServiceDown in Prometheus; recording rules in Prometheus",
            "/prometheus/api/v1/rules | 200 | {} | alert rule ErrorLogBurst in Loki",
            "/api/v2/alerts | 200 | [] | alert ErrorLogBurst fires and reaches Alertmanager",
            "/chain?route=b,c&fail=c:503 | 200 | {} | trace of service-a GET /chain?route=b,c&fail=c:503",
            "/-/ready | 503 | no | Prometheus is ready" })
    void failsWhereSomethingIsMissing(String path, int status, String body, String checks) {
        Cli verify = stack.replace(path, status, body).verify("--grafana-password=");

        assertEquals(1, verify.exitCode());
        for (String check : checks.split("; *")) {
            assertTrue(verify.out().contains("\nFAIL  " + check + "  "), check + " in " + verify.out());
        }
    }

    @Test
    void skipsThePanelsOfAnOptionalProgramThatDoesNotRun() {
        // There is one answer for both questions, whether it runs and whether it is optional and down.
        stack.replace("/api/v1/query_range?end=", 200, "{}")
                .replace("/api/v1/query?query=up{job=~\"otel-collector\"} == 1", 200, "{}");

        String out = stack.verify("--no-alert", "--grafana-password=").out();

        assertTrue(out.contains(
                "\nSKIP  panel Telemetry pipeline / Collector: queue  otel-collector, which is optional, does not run\n"), out);
        assertTrue(out.contains("\nFAIL  panel Telemetry pipeline / Tempo: spans  no data for "), out);
    }

    @Test
    void skipsTheFailingRequestWhereFaultsAreSwitchedOff() {
        stack.replaceChain("/chain?route=b,c&fail=c:503", 403);

        String out = stack.verify("--no-alert", "--grafana-password=").out();

        assertTrue(out.contains("\nSKIP  trace of service-a GET /chain?route=b,c&fail=c:503  faults are switched off"), out);
    }

    @Test
    void skipsTheSlowRequestWhereDelaysAreSwitchedOff() {
        stack.replaceChain("/chain?route=b,c&delay=c:1500ms", 403);

        String out = stack.verify("--no-alert", "--grafana-password=").out();

        assertTrue(out.contains("&delay=c:1500ms  delays are switched off"), out);
        assertTrue(out.contains("\nSKIP  log lines of the exemplar  there is no exemplar\n"), out);
    }

    @Test
    void refusesIdsThatAreLabels() {
        stack.replace("/loki/api/v1/query_range", 200, """
                {"data":{"resultType":"streams","result":[{"stream":{"service_name":"service-a","level":"INFO","trace_id":"x"},
                  "values":[["1","GET /",{"structuredMetadata":{"trace_id":"%s","span_id":"y"}}]]}]}}"""
                .formatted(StubStack.TRACE_ID));

        String out = stack.verify("--no-alert", "--grafana-password=").out();

        assertTrue(out.contains("\nFAIL  labels of the log lines of service-a GET /chain  an id is a label: "), out);
    }

    @Test
    void asksGrafanaWhereThePasswordIsGiven() {
        stack.replace("/api/datasources/uid/loki/health", 400, "{\"message\":\"no route to host\"}")
                .replace("/api/datasources/uid/loki", 200, "{\"type\":\"loki\"}")
                .replace("/api/datasources/uid/tempo/health", 200, "{\"status\":\"OK\",\"message\":\"works\"}")
                .replace("/api/datasources/uid/tempo", 200, "{\"type\":\"tempo\"}")
                .replace("/api/datasources/uid/alertmanager", 200, "{\"type\":\"alertmanager\"}")
                .replace("/api/dashboards/uid/slo", 200,
                        "{\"dashboard\":{\"title\":\"SLO\"},\"meta\":{\"provisioned\":true}}");

        String out = stack.verify("--no-alert", "--grafana-password=secret").out();

        assertTrue(out.contains("\nPASS  Grafana's data source Tempo  OK works\n"), out);
        assertTrue(out.contains("\nPASS  Grafana's data source Alertmanager  provisioned\n"), out);
        assertTrue(out.contains("\nFAIL  Grafana's data source Loki  Grafana answered "), out);
        assertTrue(out.contains("\nFAIL  Grafana's data source Prometheus  its type is "), out);
        assertTrue(out.contains("\nPASS  Grafana's dashboard SLO  "), out);
        assertTrue(out.contains("\nFAIL  Grafana's dashboard Trio overview  "), out);
    }

    @Test
    void skipsAGrafanaThatDoesNotAnswerOrFailsWhereItIsPartOfWhatRuns() throws IOException {
        String address = "http://127.0.0.1:" + FreePort.find();
        String[] options = { "--no-alert", "--grafana-password=secret", "--grafana-url=" + address };
        String line = "  Grafana's data sources and dashboards  Grafana does not answer on " + address + "\n";

        Cli without = stack.verify(options);
        Cli with = stack.verify(Stream.concat(Stream.of(options), Stream.of("--grafana")).toArray(String[]::new));

        assertEquals(0, without.exitCode(), without.out());
        assertTrue(without.out().contains("\nSKIP" + line), without.out());
        assertEquals(1, with.exitCode(), with.out());
        assertTrue(with.out().contains("\nFAIL" + line), with.out());
    }

    @Test
    void failsWithoutThePasswordOfAGrafanaThatIsPartOfWhatRuns() {
        Cli verify = stack.verify("--no-alert", "--grafana", "--grafana-password=");

        assertEquals(1, verify.exitCode());
        assertTrue(verify.out().contains(SKIPPED.replace("SKIP", "\nFAIL")), verify.out());
    }

    @Test
    void failsOnceWithAWrongPassword() {
        stack.replace("/api/user", 401, "{}");

        Cli verify = stack.verify("--no-alert", "--grafana-password=wrong");

        assertEquals(1, verify.exitCode());
        assertTrue(verify.out().contains(
                "\nFAIL  Grafana's data sources and dashboards  Grafana refuses the password of its admin\n"), verify.out());
        assertFalse(stack.asked().contains("/api/datasources/uid/loki"), verify.out());
    }

    @Test
    void asksNoFurtherWhenAProgramIsNotReady() throws IOException {
        int nobody = FreePort.find();

        Cli verify = stack.verify("--loki-url=http://127.0.0.1:" + nobody);

        assertEquals(1, verify.exitCode());
        assertTrue(verify.out().contains("FAIL  Loki is ready  Loki does not answer on http://127.0.0.1:" + nobody),
                verify.out());
        assertTrue(verify.out().endsWith("6 passed, 1 failed, 0 skipped\n"), verify.out());
    }

    @Test
    void saysThatTheRootIsNotTheProject() {
        Cli verify = stack.verify("--root=src");

        assertEquals(2, verify.exitCode());
    }
}
