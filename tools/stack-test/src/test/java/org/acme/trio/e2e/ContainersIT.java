package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.TempoTraceStore;
import org.acme.trio.trace.tree.TraceArrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The stack in containers passes its own verification, where a container engine answers and has all images: nothing is
 * built here, {@code scripts/images.sh pull} does that. Containers and volumes are of a compose project of their own.
 */
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(ContainersIT.Images.class)
class ContainersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final URI TEMPO = URI.create("http://127.0.0.1:3200");

    private static final Engine ENGINE = new Engine("trio-test-" + ProcessHandle.current().pid());
    private static final Scripts SCRIPTS = new Scripts(Projects.runDirectory("containers"), Duration.ofMinutes(6));

    @BeforeAll
    static void start() {
        SCRIPTS.path().addInstalled(List.of("docker"));
        SCRIPTS.set("COMPOSE_PROJECT_NAME", ENGINE.project()).set("GRAFANA_PORT", String.valueOf(Ports.free(1).get(0)));
        SCRIPTS.expect(0, "up.sh", "--with", "containers", "--no-build");
    }

    @AfterAll
    static void stop() {
        SCRIPTS.run("down.sh");
        ENGINE.removeVolumes();
    }

    @Test
    @Order(1)
    void verifyFindsNothingWrongAndSkipsNothing() {
        String output = SCRIPTS.expect(0, "verify.sh", "--strict");
        assertTrue(output.contains(" 0 failed, 0 skipped"), output);
    }

    @Test
    @Order(2)
    void traceShowsTheLinesOfLoki() {
        assertTrue(SCRIPTS.expect(0, "trace.sh").contains("GET /chain 200"));
        SCRIPTS.expect(0, "status.sh");
    }

    /** The services keep them; {@code up.sh} starts what is missing. */
    @Test
    @Order(3)
    void noSpanIsLostWhileTheCollectorIsAway() throws IOException {
        ENGINE.kill("otel-collector");
        ChainAnswer answer = new ChainClient(new HttpTarget("service-a", serviceA()), PATIENCE)
                .get(new ChainRequest("b,c", null, null, null), Optional.empty());

        SCRIPTS.expect(0, "up.sh", "--no-build");

        TraceArrival arrival = TraceArrival.await(new TempoTraceStore(TEMPO, Optional.empty()),
                new Completeness(answer, Optional.empty()), PATIENCE);
        assertTrue(arrival.isWhole(), () -> answer + " misses " + arrival.missing());
    }

    @Test
    @Order(4)
    void aUserIsKnownToAllServicesAndTheTokenSurvivesARestart() throws IOException {
        URI service = serviceA();
        Account account = Account.create(service);

        ENGINE.restart("service-a");

        await().atMost(PATIENCE).until(() -> Http.status(service.resolve("/q/health/ready")) == 200);
        assertEquals(account.id(), account.get(service.resolve("/users/me")).path("id").asText());
        String trace = account.get(service.resolve("/chain?route=b,c")).path("trace_id").asText();
        for (String name : Trio.NAMES) {
            await(name).atMost(PATIENCE).until(() -> ENGINE.lines(name).stream()
                    .anyMatch(line -> line.contains(trace) && line.contains("\"user.id\":\"" + account.id() + "\"")));
        }
    }

    @Test
    @Order(5)
    void noContainerHasRunOutOfMemoryOrWasStartedAgain() {
        for (String state : ENGINE.states()) {
            assertTrue(state.endsWith(" false 0"), state);
        }
    }

    private static URI serviceA() {
        return URI.create("http://127.0.0.1:" + SCRIPTS.variable("SERVICE_A_PORT"));
    }

    static final class Images extends Needed {

        @Override
        void assume() {
            ENGINE.obstacle().ifPresent(obstacle -> abort(obstacle));
        }
    }
}
