package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One packaged application as a process of its own; its output goes to a file. */
final class App implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final String module;
    private final Map<String, String> environment;
    private final URI health;
    private final Path log;
    private Process process;

    /**
     * @param module the module whose application it is, such as {@code service-a}
     * @param environment what is added to the environment of this process
     * @param health what answers 200 once the application is ready
     * @param log where its output is appended
     */
    App(String module, Map<String, String> environment, URI health, Path log) {
        this.module = module;
        this.environment = environment;
        this.health = health;
        this.log = log;
    }

    /** Starts it, without waiting. */
    App launch() {
        ProcessBuilder builder = new ProcessBuilder(Packaged.now().command(module));
        System.out.println("Starting " + String.join(" ", builder.command()));
        builder.environment().keySet().removeIf(name -> name.matches("(OTEL|QUARKUS|TRIO|BACKEND)_.*"));
        if (module.equals("service-a")) {
            builder.environment().putAll(SharedDatabase.environment());
        }
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until it is ready; fails with its output if it dies instead. */
    App awaitReady() {
        await(module + " is ready").atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(module + " has ended with " + process.exitValue() + ":\n" + output());
            }
            return Http.status(health) == 200;
        });
        return this;
    }

    /** Waits until it has ended by itself and tells its exit code. */
    int awaitEnd() {
        await(module + " ends").atMost(START).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** Ends it at once, as a crash would. */
    void kill() {
        process.destroyForcibly();
        await(module + " is dead").atMost(STOP).until(() -> !process.isAlive());
    }

    /** Stops its threads without closing its connections, as a long pause of the machine would. */
    void hang() {
        signal("STOP");
    }

    void wake() {
        signal("CONT");
    }

    String output() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return output().lines().toList();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            wake();
            process.destroy();
            await(module + " stops").atMost(STOP).until(() -> !process.isAlive());
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
