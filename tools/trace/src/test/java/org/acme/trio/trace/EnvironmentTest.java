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

/** What only a process of its own shows: environment variables. */
@Timeout(60)
class EnvironmentTest {

    @Test
    void takesAddressesFromEnvironmentVariables() throws Exception {
        String address = "http://127.0.0.1:" + FreePort.find();
        Process trace = start(Map.of("STACK_SERVICES", "orders-x=http://127.0.0.1:1,orders-y=" + address), "--service", "y");

        assertEquals("orders-y does not answer on " + address + ": is it running? scripts/up.sh starts it\n",
                new String(trace.getErrorStream().readAllBytes(), UTF_8));
        assertEquals(1, trace.waitFor());
    }

    @Test
    void namesTheEnvironmentVariableThatIsWrong() throws Exception {
        Process trace = start(Map.of("ZIPKIN_PORT", ""));

        assertEquals("Invalid value for option '--zipkin-port': '' is not a port (1 to 65535) "
                + "(environment variable ZIPKIN_PORT)\nOptions: trace --help\n",
                new String(trace.getErrorStream().readAllBytes(), UTF_8));
        assertEquals(2, trace.waitFor());
    }

    private static Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), TraceCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet()
                .removeIf(name -> name.matches(".*_PORT|.*_URL|STACK_SERVICES|TRACE_STORE|RUN_DIR|JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
