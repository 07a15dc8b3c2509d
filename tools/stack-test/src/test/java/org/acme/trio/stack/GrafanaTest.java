package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.acme.trio.trace.http.Json;
import org.acme.trio.trace.http.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What is asked of Grafana and made of its answers, whose form is the documented one. No Grafana runs here. */
@Timeout(60)
class GrafanaTest {

    private static final Map<String, String> CHOICE = Map.of("service", ".+");

    @Test
    void comparesDataSourcesAndDashboardsWithTheFiles() throws IOException {
        Map<String, String> answers = Map.of(
                "/api/datasources/uid/prometheus", """
                        {"type": "prometheus", "jsonData": {"timeInterval": "99s", "exemplarTraceIdDestinations":
                          [{"name": "trace_id", "datasourceUid": "tempo", "urlDisplayLabel": "Trace"}]}}""",
                "/api/datasources/uid/prometheus/health", "{\"status\": \"OK\", \"message\": \"works\"}",
                "/api/datasources/uid/tempo", "{\"type\": \"tempo\", \"jsonData\": {\"serviceMap\": {}}}",
                "/api/datasources/uid/loki", "{\"type\": \"zipkin\"}",
                "/api/datasources/uid/alertmanager", "{\"type\": \"alertmanager\"}",
                "/api/dashboards/uid/slo", "{\"dashboard\": {\"title\": \"SLO\"}, \"meta\": {\"provisioned\": true}}",
                "/api/dashboards/uid/runbook", "{\"dashboard\": {\"title\": \"Runbook\"}}", "/api/user", "{}");
        try (Stub stub = new Stub(answers::get); LauncherSession session = LauncherFactory.openSession()) {
            StringWriter out = new StringWriter();
            StackResolver.put(session.getStore(), stack(Grafana.connect(stub.base(), "secret", false), stub.base()));
            VerifyCommand.run(session, new Report(new PrintWriter(out), new PrintWriter(out)), GrafanaChecks.class);
            String prefix = "Grafana's data source ";
            assertEquals(List.of("PASS  " + prefix + "Prometheus  OK works",
                    "FAIL  " + prefix + "Tempo  its serviceMap is {}",
                    "FAIL  " + prefix + "Loki  its type is zipkin",
                    "PASS  " + prefix + "Alertmanager  provisioned",
                    "FAIL  " + prefix + "Jaeger  Grafana answered " + stub.base()
                            + "/api/datasources/uid/jaeger with status 404",
                    "FAIL  Grafana's dashboard Business  Grafana answered " + stub.base()
                            + "/api/dashboards/uid/business with status 404",
                    "FAIL  Grafana's dashboard Infrastructure  Grafana answered " + stub.base()
                            + "/api/dashboards/uid/infrastructure with status 404",
                    "FAIL  Grafana's dashboard Runbook  title Runbook, not provisioned"),
                    out.toString().lines().limit(8).toList());
            assertTrue(out.toString().contains("\nPASS  Grafana's dashboard SLO  10 panels\n"), out::toString);
        }
    }

    @Test
    void tellsWhyItCannotBeAsked() throws IOException {
        try (Stub stub = new Stub(request -> "{}")) {
            assertFalse(Grafana.connect(stub.base(), "", false).isUsable());
            assertEquals(List.of(), stub.asked());
            assertTrue(Grafana.connect(stub.base(), "secret", false).isUsable());
        }
        assertThrows(TestAbortedException.class, Grafana.connect(URI.create("http://127.0.0.1:1"), "secret", false)::refuse);
        assertThrows(AssertionFailedError.class, Grafana.connect(URI.create("http://127.0.0.1:1"), "secret", true)::refuse);
    }

    @Test
    void leavesItsOwnVariablesToItAndCountsWhatItGives() throws IOException {
        String frames = """
                {"results": {"A": {"status": 200, "frames": [
                  {"schema": {"fields": [{"type": "time"}, {"type": "number"}]}, "data": {"values": [[1, 2], [null, 0]]}},
                  {"schema": {"fields": [{"type": "time"}, {"type": "number"}]}, "data": {"values": [[1], [null]]}},
                  {"schema": {"fields": []}, "data": {"values": []}},
                  {"schema": {"name": "exemplar", "fields":
                    [{"type": "time"}, {"type": "number"}]}, "data": {"values": [[1, 2, 3], [0.1, 0.2, 0.3]]}}]}}}""";
        try (Stub stub = new Stub(request -> request.startsWith("/api/user") ? "{}" : frames)) {
            assertEquals(Map.of("series", 1L, "exemplars", 3L), queries(stub).ask(source("prometheus"), Json.parse("""
                    {"refId": "A", "exemplar": true, "expr": "rate(x{a=~\\"$service\\"}[$__rate_interval])"}""")));
            assertEquals("/api/ds/query " + Json.parse("""
                    {"from": "now-1800s", "to": "now", "queries": [{"refId": "A", "exemplar": true,
                     "expr": "rate(x{a=~\\".+\\"}[$__rate_interval])", "intervalMs": 10000, "maxDataPoints": 180,
                     "datasource": {"type": "prometheus", "uid": "prometheus"}}]}"""), stub.asked().get(1));
        }
    }

    @Test
    void countsLogLines() throws IOException {
        String frames = """
                {"results": {"A": {"frames": [{"schema": {"fields": [{"type": "other"}, {"type": "time"}, {"type": "string"}]},
                  "data": {"values": [[{}, {}], [1, 2], ["x", "y"]]}}]}}}""";
        try (Stub stub = new Stub(request -> frames)) {
            assertEquals(Map.of("lines", 2L),
                    queries(stub).ask(source("loki"), Json.parse("{\"refId\": \"A\", \"expr\": \"{a=\\\"b\\\"}\"}")));
        }
    }

    @Test
    void asksTempoByTheProxyOfDataSources() throws IOException {
        try (Stub stub = new Stub(request -> request.startsWith("/api/datasources/proxy/uid/tempo/api/search?")
                ? "{\"traces\": [{}, {}]}"
                : "{}")) {
            assertEquals(Map.of("traces", 2L), queries(stub).ask(source("tempo"),
                    Json.parse("{\"queryType\": \"traceql\", \"query\": \"{resource.service.name=~\\\"$service\\\"}\"}")));
            assertTrue(stub.asked().get(1).contains("q={resource.service.name=~\".+\"}"), stub.asked()::toString);
        }
    }

    private static PanelQueries queries(Stub stub) throws IOException {
        Grafana grafana = Grafana.connect(stub.base(), "secret", false);
        return new PanelQueries(stack(grafana, stub.base()), Duration.ofMinutes(30), CHOICE);
    }

    private static DataSource source(String uid) throws IOException {
        return DataSource.byUid(stack(null, URI.create("http://127.0.0.1:1")).sources(), Json.parse("\"" + uid + "\""));
    }

    private static Stack stack(Grafana grafana, URI base) throws IOException {
        Path root = Path.of("../..");
        Map<String, String> variables = Map.of("PROMETHEUS_URL", base.toString(), "LOKI_URL", base.toString(), "TEMPO_URL",
                base.toString(), "ALERTMANAGER_URL", base.toString(), "JAEGER_URL", base.toString());
        return new Stack(root, Duration.ofMillis(1), Services.parse(Services.DEFAULT), base, base, base, base,
                new CollectorAddresses(), grafana,
                DataSource.readAll(root, variables), Dashboard.readAll(root));
    }
}
