package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One service in the dev mode of Quarkus, started by Maven with the command of the README. Its output goes to a file. */
final class DevMode implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final String module;
    private final URI address;
    private final Path log;
    private final Process maven;
    private final Thread end = new Thread(this::close);

    /**
     * Starts it, without waiting.
     *
     * @param project the project whose service it is; its sources may be changed
     * @param environment what is added to the environment of Maven and the service
     * @param properties what is added to the command
     */
    DevMode(Path project, String module, URI address, Map<String, String> environment, List<String> properties)
            throws IOException {
        this.module = module;
        this.address = address;
        log = project.resolveSibling(module + ".log");
        List<String> command = new ArrayList<>(List.of("./mvnw", "-pl", module, "-am", "quarkus:dev", "-B", "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")));
        command.addAll(properties);
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(OTEL|QUARKUS|TRIO)_.*"));
        if (module.equals("service-a")) {
            builder.environment().putAll(SharedDatabase.environment());
        }
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(address.getPort()));
        maven = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Waits until it answers; fails with its output if it ends instead. */
    void awaitReady() {
        await(module + " is ready").atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> {
            if (!maven.isAlive()) {
                throw new IllegalStateException(module + " has ended with " + maven.exitValue() + ":\n" + output());
            }
            return Http.status(address.resolve("/q/health/ready")) == 200;
        });
    }

    String get(String path) {
        return Http.get(address.resolve(path)).body();
    }

    int status(String path) {
        return Http.status(address.resolve(path));
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven, the service and what else they have started. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(maven.toHandle()), maven.descendants()).toList();
    }

    /** Ends it like Ctrl-C, and what does not end like that at once. */
    @Override
    public void close() {
        List<ProcessHandle> processes = processes();
        try {
            maven.destroy();
            await(module + " ends").atMost(STOP).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
