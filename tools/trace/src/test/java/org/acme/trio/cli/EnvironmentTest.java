package org.acme.trio.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.acme.trio.cli.http.FreePort;
import org.acme.trio.cli.http.StubServer;
import org.acme.trio.cli.http.StubServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a process of its own shows: environment variables and the end by a signal. */
@Timeout(60)
class EnvironmentTest {

    @Test
    void takesAddressesFromEnvironmentVariables() throws Exception {
        int port = FreePort.find();
        Process trace = start(Map.of("SERVICE_B_PORT", String.valueOf(port)), "trace", "--service", "b");

        assertEquals("service-b does not answer on http://127.0.0.1:" + port
                + ": is it running? scripts/up.sh starts it\n", new String(trace.getErrorStream().readAllBytes(), UTF_8));
        assertEquals(1, trace.waitFor());
    }

    @Test
    void namesTheEnvironmentVariableThatIsWrong() throws Exception {
        Process load = start(Map.of("SERVICE_C_PORT", ""), "load");

        assertEquals("Invalid value for option '--service-c-port': '' is not a port (1 to 65535) "
                + "(environment variable SERVICE_C_PORT)\nOptions: trio load --help\n",
                new String(load.getErrorStream().readAllBytes(), UTF_8));
        assertEquals(2, load.waitFor());
    }

    @Test
    void printsTheSummaryWhenALoadIsEndedEarly() throws Exception {
        CountDownLatch asked = new CountDownLatch(5);
        try (StubServer service = new StubServer(request -> {
            asked.countDown();
            return Answer.of(200, "");
        })) {
            Process load = start(Map.of("SERVICE_A_PORT", String.valueOf(service.port())), "load", "--service", "a",
                    "--duration", "1h", "--rate", "100");
            asked.await();
            // Unlike Process.destroy, this leaves the output open.
            load.toHandle().destroy();

            String out = new String(load.getInputStream().readAllBytes(), UTF_8);
            assertTrue(out.startsWith("endpoint "), out);
            assertTrue(out.contains(" per second, asked for 100\n"), out);
            assertFalse(out.contains("\u001b") || out.contains("\r"), out);
        }
    }

    private static Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), TrioCli.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.matches(".*_PORT|.*_URL|RUN_DIR|JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
