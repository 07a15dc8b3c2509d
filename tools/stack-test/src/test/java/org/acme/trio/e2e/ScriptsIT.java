package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.sun.net.httpserver.HttpServer;

/** The scripts of the README, in the order in which a reader uses them, on ports of their own. */
@TestMethodOrder(OrderAnnotation.class)
class ScriptsIT {

    private static final Scripts SCRIPTS = new Scripts(Projects.runDirectory("scripts"), Duration.ofMinutes(1));

    private static HttpServer other;

    /** Somebody else's Tempo, which the scripts of this project have nothing to do with. */
    @BeforeAll
    static void startAnotherTempo() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        SCRIPTS.set("TEMPO_URL", "http://127.0.0.1:" + other.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        other.stop(0);
        SCRIPTS.run("down.sh");
    }

    @Test
    @Order(1)
    void demoShowsATraceOfThreeServicesAndTheWayOn() {
        String output = SCRIPTS.expect(0, "demo.sh");
        for (String part : List.of("service-a", "service-b", "service-c", "cpu_task", "io_task", "GET /chain 200",
                "http://127.0.0.1:" + SCRIPTS.variable("ZIPKIN_PORT") + "/zipkin/traces/", "scripts/down.sh")) {
            assertTrue(output.contains(part), part + " is missing in\n" + output);
        }
        assertJourney(output);
    }

    @Test
    @Order(2)
    void demoAgainIsHarmless() {
        assertTrue(SCRIPTS.expect(0, "demo.sh").contains("already runs"));
    }

    @Test
    @Order(3)
    void statusSaysThatAllOfItRuns() {
        SCRIPTS.expect(0, "status.sh");
    }

    @Test
    @Order(4)
    void traceShowsWhatTheReadmeLists() {
        SCRIPTS.expect(0, "trace.sh", "--route", "b,c,a");
        SCRIPTS.expect(0, "trace.sh", "--route", "b,c", "--mode", "parallel");
        SCRIPTS.expect(0, "trace.sh", "--route", "b,c", "--delay", "c:300ms");
        assertTrue(SCRIPTS.expect(0, "trace.sh", "--route", "b,c", "--fail", "c:503").contains("status 502"));
        SCRIPTS.expect(0, "trace.sh", "--service", "b", "--traceparent");
        SCRIPTS.expect(0, "trace.sh", "--count", "3");
        assertJourney(SCRIPTS.expect(0, "trace.sh", "--journey"));
        SCRIPTS.expect(2, "trace.sh", "--no-such-option");
    }

    @Test
    @Order(5)
    void loadPrintsTheSummaryAndWhereTheReportIs() {
        String output = SCRIPTS.expect(0, "load.sh", "--duration", "5s", "--rate", "20");
        assertTrue(output.matches("(?s).*request count +\\| +100 .*file://" + SCRIPTS.variable("RUN_DIR") + "/load/.*"),
                output);
    }

    @Test
    @Order(6)
    void usersOfALoadSignUpAndLogIn() {
        // Again where other work takes the CPU time that passwords need.
        await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> {
            String output = SCRIPTS.run("load.sh", "--scenario", "journey", "--duration", "8s").output();
            assertTrue(output.matches("(?s).*request count +\\| +33 .*file://.*\nPASS journey\n"), output);
        });
    }

    @Test
    @Order(7)
    void aJourneyFailsWithoutADatabaseAndSaysWhyUntilItIsBack() throws IOException {
        long database = Long
                .parseLong(Files.readAllLines(Path.of(SCRIPTS.variable("RUN_DIR"), "embedded-database.pid")).get(0));
        ProcessHandle process = ProcessHandle.of(database).orElseThrow();
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();

        String journey = SCRIPTS.expect(1, "trace.sh", "--journey");
        assertTrue(journey.contains("/signup\nstatus 503, trace "), journey);
        assertTrue(journey.contains("the database is not available"), journey);
        String load = SCRIPTS.expect(1, "load.sh", "--scenario", "journey", "--duration", "3s");
        assertTrue(load.endsWith("FAIL journey\n"), load);

        SCRIPTS.expect(0, "up.sh");
        assertJourney(SCRIPTS.expect(0, "trace.sh", "--journey"));
    }

    @Test
    @Order(8)
    void downStopsIt() {
        SCRIPTS.expect(0, "down.sh");
        SCRIPTS.expect(3, "status.sh");
        SCRIPTS.expect(0, "down.sh");
    }

    @Test
    @Order(9)
    void upNamesThePortThatIsTakenAndTheVariableThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(Integer.parseInt(SCRIPTS.variable("SERVICE_B_PORT")))) {
            String output = SCRIPTS.expect(1, "up.sh", "--with", "embedded");
            assertTrue(output.contains(String.valueOf(taken.getLocalPort())) && output.contains("SERVICE_B_PORT"), output);
        }
    }

    @Test
    @Order(10)
    void everyScriptSaysHowItIsUsed() {
        for (String script : List.of("demo.sh", "up.sh", "down.sh", "images.sh", "pictures.sh", "status.sh", "trace.sh",
                "load.sh", "verify.sh")) {
            assertTrue(SCRIPTS.expect(0, script, "-h").toLowerCase().contains("usage"), script);
            SCRIPTS.expect(2, script, "--no-such-option");
        }
    }

    private static void assertJourney(String output) {
        for (String part : List.of("/signup\nstatus 201, trace ", "/login\nstatus 200, trace ",
                "/users/me\nstatus 200, trace ", "bcrypt hash ", "insert into users (email,", "POST /signup 201")) {
            assertTrue(output.contains(part), part + " is missing in\n" + output);
        }
    }
}
