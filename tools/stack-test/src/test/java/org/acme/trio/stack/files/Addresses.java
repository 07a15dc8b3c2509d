package org.acme.trio.stack.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.acme.trio.stack.files.ProjectFiles.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The variables of {@code deploy/addresses}, with which one configuration serves both ways of running. */
final class Addresses {

    private Addresses() {
    }

    /**
     * {@return the values as a shell understands them that was told what up.sh tells}
     *
     * @param place {@code compose} or {@code local}
     */
    static Map<String, String> of(String place) throws IOException {
        String file = "deploy/addresses/" + place + "/backends.env";
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "set -a; source " + ROOT.resolve(file) + "; env");
        shell.environment().keySet().retainAll(Set.of("PATH"));
        shell.environment().putAll(
                Map.of("ROOT", "/project", "RUN_DIR", "/project/.run", "OTLP_GRPC_PORT", "4317", "OTLP_HTTP_PORT", "4318"));
        Set<String> names = ProjectFiles.text(file).lines().filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('='))).collect(Collectors.toSet());
        String output = new String(shell.redirectErrorStream(true).start().getInputStream().readAllBytes(), UTF_8);
        Map<String, String> addresses = new TreeMap<>();
        output.lines().map(line -> line.split("=", 2)).filter(parts -> names.contains(parts[0]))
                .forEach(parts -> addresses.put(parts[0], parts[1]));
        assertEquals(names, addresses.keySet(), output);
        return addresses;
    }
}
