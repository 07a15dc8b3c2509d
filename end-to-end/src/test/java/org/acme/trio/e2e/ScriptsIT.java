package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The scripts of the README, in the order in which a reader uses them, on ports of their own. */
@TestMethodOrder(OrderAnnotation.class)
class ScriptsIT {

    private static final Map<String, String> ENVIRONMENT = new HashMap<>();

    @BeforeAll
    static void choosePorts() {
        List<String> variables = List.of("SERVICE_A_PORT", "SERVICE_B_PORT", "SERVICE_C_PORT", "ZIPKIN_PORT",
                "OTLP_GRPC_PORT", "OTLP_HTTP_PORT");
        List<Integer> ports = Ports.free(variables.size());
        for (int i = 0; i < variables.size(); i++) {
            ENVIRONMENT.put(variables.get(i), String.valueOf(ports.get(i)));
        }
        ENVIRONMENT.put("RUN_DIR", Projects.runDirectory("scripts").toString());
    }

    @AfterAll
    static void stop() {
        run("down.sh");
    }

    @Test
    @Order(1)
    void demoShowsATraceOfThreeServicesAndTheWayOn() {
        String output = expect(0, "demo.sh");
        for (String part : List.of("service-a", "service-b", "service-c", "cpu_task", "io_task", "GET /chain 200",
                "http://127.0.0.1:" + ENVIRONMENT.get("ZIPKIN_PORT") + "/zipkin/traces/", "scripts/down.sh")) {
            assertTrue(output.contains(part), part + " is missing in\n" + output);
        }
    }

    @Test
    @Order(2)
    void demoAgainIsHarmless() {
        assertTrue(expect(0, "demo.sh").contains("already runs"));
    }

    @Test
    @Order(3)
    void statusSaysThatAllOfItRuns() {
        expect(0, "status.sh");
    }

    @Test
    @Order(4)
    void traceShowsWhatTheReadmeLists() {
        expect(0, "trace.sh", "--route", "b,c,a");
        expect(0, "trace.sh", "--route", "b,c", "--mode", "parallel");
        expect(0, "trace.sh", "--route", "b,c", "--delay", "c:300ms");
        assertTrue(expect(0, "trace.sh", "--route", "b,c", "--fail", "c:503").contains("status 502"));
        expect(0, "trace.sh", "--service", "b", "--traceparent");
        expect(0, "trace.sh", "--count", "3");
        expect(2, "trace.sh", "--no-such-option");
    }

    @Test
    @Order(5)
    void loadSumsUpByEndpointAndStatus() {
        String output = expect(0, "load.sh", "--duration", "5s", "--rate", "20");
        assertTrue(output.contains("/chain") && output.contains("200"), output);
    }

    @Test
    @Order(6)
    void downStopsIt() {
        expect(0, "down.sh");
        expect(3, "status.sh");
        expect(0, "down.sh");
    }

    @Test
    @Order(7)
    void upNamesThePortThatIsTakenAndTheVariableThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(Integer.parseInt(ENVIRONMENT.get("SERVICE_B_PORT")))) {
            String output = expect(1, "up.sh");
            assertTrue(output.contains(String.valueOf(taken.getLocalPort())) && output.contains("SERVICE_B_PORT"), output);
        }
    }

    @Test
    @Order(8)
    void everyScriptSaysHowItIsUsed() {
        for (String script : List.of("demo.sh", "up.sh", "down.sh", "status.sh", "trace.sh", "load.sh")) {
            assertTrue(expect(0, script, "-h").toLowerCase().contains("usage"), script);
            expect(2, script, "--no-such-option");
        }
    }

    private static String expect(int exitCode, String script, String... arguments) {
        Result result = run(script, arguments);
        assertEquals(exitCode, result.exitCode(), script + " " + String.join(" ", arguments) + "\n" + result.output());
        return result.output();
    }

    private static Result run(String script, String... arguments) {
        Path path = Projects.root().resolve("scripts").resolve(script);
        ProcessBuilder builder = new ProcessBuilder(path.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(ENVIRONMENT);
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(process.waitFor(1, TimeUnit.MINUTES), script + " does not end");
                return new Result(process.exitValue(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Result(int exitCode, String output) {
    }
}
