package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stack of the backends' own programs passes its own verification, where these programs are on the PATH. */
class BackendsIT {

    private static final Scripts SCRIPTS = new Scripts(Projects.runDirectory("backends"), Duration.ofMinutes(5));

    @BeforeAll
    static void start() {
        Programs.assume("prometheus", "alertmanager", "loki", "promtail", "tempo");
        SCRIPTS.set("http://127.0.0.1:%d", List.of("PROMETHEUS_URL", "ALERTMANAGER_URL", "LOKI_URL", "TEMPO_URL"));
        SCRIPTS.set("%d", List.of("LOKI_GRPC_PORT", "TEMPO_GRPC_PORT", "TEMPO_GOSSIP_PORT", "TEMPO_OTLP_GRPC_PORT",
                "TEMPO_OTLP_HTTP_PORT", "COLLECTOR_HEALTH_PORT", "COLLECTOR_ZPAGES_PORT", "COLLECTOR_PPROF_PORT",
                "COLLECTOR_METRICS_PORT", "PROMTAIL_PORT", "GRAFANA_PORT"));
        SCRIPTS.expect(0, "up.sh", "--with", "binaries");
    }

    @AfterAll
    static void stop() {
        SCRIPTS.run("down.sh");
    }

    @Test
    void verifyFindsNothingWrong() {
        String output = SCRIPTS.expect(0, "verify.sh");
        assertTrue(output.contains(" 0 failed"), output);
    }

    @Test
    void traceShowsTheLinesOfLoki() {
        String output = SCRIPTS.expect(0, "trace.sh", "--store", "tempo");
        assertTrue(output.contains("GET /chain 200"), output);
    }
}
