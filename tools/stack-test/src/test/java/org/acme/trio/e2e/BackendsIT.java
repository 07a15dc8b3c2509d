package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stack of the backends' own programs passes its own verification, with the programs that this machine has. */
class BackendsIT {

    private static final List<String> REQUIRED = ListedProgram.names("required");

    private static final Scripts SCRIPTS = new Scripts(Projects.runDirectory("backends"), Duration.ofMinutes(5));

    @BeforeAll
    static void start() {
        Programs.assume(REQUIRED.toArray(String[]::new));
        SCRIPTS.moveBackends().path().addInstalled(REQUIRED);
        SCRIPTS.path().addInstalled(ListedProgram.names("optional"));
        SCRIPTS.set("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=staging");
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

    /** The collector, where there is one, inserts these attributes for senders without them. */
    @Test
    void tempoHasTheResourceThatTheServicesSend() throws IOException {
        String sent = SCRIPTS.expect(0, "trace.sh", "--store", "tempo");
        Matcher trace = Pattern.compile("status 200, trace (\\w+)").matcher(sent);
        assertTrue(trace.find(), sent);

        String stored = Http.get(URI.create(SCRIPTS.variable("TEMPO_URL") + "/api/v2/traces/" + trace.group(1))).body();

        assertTrue(stored.contains("\"staging\"") && stored.contains("\"1.0.0\""), stored);
        assertFalse(stored.contains("\"unknown\""), stored);
    }
}
