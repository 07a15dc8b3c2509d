package org.acme.trio.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.acme.trio.trace.http.FreePort;
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
        Process trace = start(Map.of("SERVICE_C_PORT", ""), "trace");

        assertEquals("Invalid value for option '--service-c-port': '' is not a port (1 to 65535) "
                + "(environment variable SERVICE_C_PORT)\nOptions: trio trace --help\n",
                new String(trace.getErrorStream().readAllBytes(), UTF_8));
        assertEquals(2, trace.waitFor());
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
