package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The container engine of this machine, and one compose project in it. */
final class Engine {

    private static final Path FILE = Projects.root().resolve("deploy/compose.yaml");
    private static final Pattern FIXED_PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+):\\d+");

    private final String project;

    /** @param project the name of the compose project, which containers and volumes begin with */
    Engine(String project) {
        this.project = project;
    }

    String project() {
        return project;
    }

    /** {@return why the stack cannot start here: no engine, a missing image, a taken port that cannot be moved} */
    Optional<String> obstacle() {
        if (Programs.find("docker").isEmpty()) {
            return Optional.of("no docker on the PATH");
        } else if (run("info").exitCode() != 0) {
            return Optional.of("no container engine answers");
        } else if (run("compose", "version").exitCode() != 0) {
            return Optional.of("docker has no compose");
        }
        return Stream.concat(
                compose("config", "--images").lines().filter(image -> run("image", "inspect", image).exitCode() != 0)
                        .map(image -> "the engine has no image " + image),
                fixedPorts().filter(port -> !Ports.isFree(port)).map(port -> "port " + port + " is taken")).findFirst();
    }

    private static Stream<Integer> fixedPorts() {
        try {
            return FIXED_PORT.matcher(Files.readString(FILE)).results().map(port -> Integer.valueOf(port.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the container of a service without a warning. The engine does not start it again: it was asked for. */
    void kill(String service) {
        compose("kill", service);
    }

    /** Ends the container of a service as it should, and starts it again. */
    void restart(String service) {
        compose("restart", service);
    }

    /** {@return the lines that a service has written} */
    List<String> lines(String service) {
        return compose("logs", "--no-log-prefix", service).lines().toList();
    }

    /** {@return the state of each container: {@code NAME OOMKilled RESTARTS}} */
    List<String> states() {
        return docker(Stream.concat(Stream.of("inspect", "--format", "{{.Name}} {{.State.OOMKilled}} {{.RestartCount}}"),
                compose("ps", "--all", "--quiet").lines()).toArray(String[]::new)).lines().toList();
    }

    /** Removes the volumes, whose containers have to be gone. */
    void removeVolumes() {
        compose("--profile", "*", "down", "--volumes");
    }

    private String compose(String... arguments) {
        return docker(Stream.concat(Stream.of("compose", "-p", project, "-f", FILE.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String docker(String... arguments) {
        Scripts.Result result = run(arguments);
        assertEquals(0, result.exitCode(), "docker " + String.join(" ", arguments));
        return result.output();
    }

    private static Scripts.Result run(String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder("docker");
            builder.command().addAll(List.of(arguments));
            // Compose wants one whatever it is asked.
            builder.environment().put("GRAFANA_ADMIN_PASSWORD", "none");
            Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Scripts.Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
