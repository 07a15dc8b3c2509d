package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.tree.Trace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A real Prometheus scrapes the trio, where one is on the PATH. */
class PrometheusIT extends WithStack {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Process prometheus;
    private static URI api;

    @BeforeAll
    static void scrape() throws IOException {
        Programs.assume("prometheus");
        Path directory = Files.createDirectories(Projects.runDirectory("prometheus"));
        String targets = Trio.NAMES.stream().map(name -> "'" + trio.address(name).getAuthority() + "'")
                .collect(Collectors.joining(","));
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - {job_name: trio, metrics_path: /q/metrics, static_configs: [{targets: [%s]}]}
                """.formatted(targets));
        api = URI.create("http://127.0.0.1:" + Ports.free(1).get(0));
        prometheus = new ProcessBuilder("prometheus", "--config.file=" + configuration,
                "--web.listen-address=" + api.getAuthority(),
                "--storage.tsdb.path=" + directory.resolve("data"), "--enable-feature=exemplar-storage")
                .redirectErrorStream(true).redirectOutput(directory.resolve("prometheus.log").toFile()).start();
        await().atMost(ARRIVAL).until(() -> Http.status(api.resolve("/-/ready")) == 200);
    }

    @AfterAll
    static void stopPrometheus() {
        if (prometheus != null) {
            prometheus.destroy();
        }
    }

    @Test
    void acceptsTheScrapeOfAllThree() throws IOException {
        for (String name : Trio.NAMES) {
            chain(name, ChainRequest.DEFAULT);
        }
        await().atMost(ARRIVAL).untilAsserted(() -> {
            JsonNode targets = get("/api/v1/targets").at("/data/activeTargets");
            assertEquals(Trio.NAMES.size(), targets.size());
            targets.forEach(target -> assertEquals("up", target.path("health").asText(), target.toString()));
        });
    }

    @Test
    void hasAnExemplarWhoseTraceTheBackendKnows() throws IOException {
        chain("service-a", ChainRequest.DEFAULT);
        String query = "/api/v1/query_exemplars?query=http_server_requests_seconds_bucket&start=0&end=9999999999";
        await().atMost(ARRIVAL).until(() -> !get(query).path("data").isEmpty());
        String traceId = get(query).at("/data/0/exemplars/0/labels/trace_id").asText();
        await().atMost(ARRIVAL).until(() -> backend.traces().find(traceId).isPresent());
        Trace trace = backend.traces().find(traceId).orElseThrow();
        assertTrue(trace.spans().stream().anyMatch(span -> span.service().startsWith("service-")), trace.toString());
    }

    private static JsonNode get(String path) throws IOException {
        return JSON.readTree(Http.get(api.resolve(path)).body());
    }
}
