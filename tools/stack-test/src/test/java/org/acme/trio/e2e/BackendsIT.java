package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stack of the backends' own programs passes its own verification, with the programs that this machine has. */
@ExtendWith(BackendsIT.Stack.class)
class BackendsIT {

    private static final Scripts SCRIPTS = new Scripts(Projects.runDirectory("backends"), Duration.ofMinutes(5));

    @BeforeAll
    static void start() {
        SCRIPTS.useInstalledBackends().set("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=staging");
        SCRIPTS.expect(0, "up.sh", "--with", "binaries");
    }

    @AfterAll
    static void stop() {
        SCRIPTS.run("down.sh");
    }

    /** The collector, where there is one, sends spans of its own too: its page /debug/tracez shows none without. */
    @Test
    void verifyFindsNothingWrongAndTheServiceGraphHasTheServicesOnly() {
        String output = SCRIPTS.expect(0, "verify.sh");
        assertTrue(output.contains(" 0 failed"), output);

        String graph = Http.get(URI.create(SCRIPTS.variable("PROMETHEUS_URL")
                + "/api/v1/query?query=count%20by%20(server)%20(traces_service_graph_request_total)")).body();
        Set<String> servers = Pattern.compile("\"server\":\"([^\"]*)\"").matcher(graph).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Trio.NAMES), servers, graph);
    }

    /** The collector, where there is one, inserts the attributes of the resource for senders without them. */
    @Test
    void traceShowsTheLinesOfLokiAndTempoHasTheResourceThatTheServicesSend() throws IOException {
        String sent = SCRIPTS.expect(0, "trace.sh", "--store", "tempo");
        assertTrue(sent.contains("GET /chain 200"), sent);
        Matcher trace = Pattern.compile("status 200, trace (\\w+)").matcher(sent);
        assertTrue(trace.find(), sent);

        String stored = Http.get(URI.create(SCRIPTS.variable("TEMPO_URL") + "/api/v2/traces/" + trace.group(1))).body();

        assertTrue(stored.contains("\"staging\"") && stored.contains("\"1.0.0\""), stored);
        assertFalse(stored.contains("\"unknown\""), stored);
    }

    static final class Stack extends Needed {

        @Override
        void assume() {
            Programs.assume(ListedProgram.names("required").toArray(String[]::new));
        }
    }
}
