package org.acme.trio.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The three services of a variant, as processes, without anything that {@code /chain} does but its calls. */
final class Trio implements AutoCloseable {

    private static final List<String> NAMES = List.of("service-a", "service-b", "service-c");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    /** Also for a process that writes an archive of its classes when it ends. */
    private static final int STOP_SECONDS = 60;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Variant variant;
    private final int firstPort;
    private final Path java;
    private final Path logs;
    private final List<Process> processes = new CopyOnWriteArrayList<>();
    private double readyMillis;

    /**
     * Starts the services, one after another.
     *
     * @param firstPort the port of service-a; those of the others follow
     * @param root the project's directory
     * @param java of the JVM
     * @param logs a directory for what the services write
     * @param receiver of OTLP
     */
    Trio(Variant variant, int firstPort, Path root, Path java, Path logs, String receiver)
            throws IOException, InterruptedException {
        this.variant = variant;
        this.firstPort = firstPort;
        this.java = java;
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-" + firstPort));
        try {
            for (String name : NAMES) {
                long start = System.nanoTime();
                processes.add(start(root, name, receiver));
                awaitReady(name, processes.get(processes.size() - 1));
                readyMillis += (System.nanoTime() - start) / 1e6 / NAMES.size();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The port of the service that is asked. */
    int port() {
        return firstPort;
    }

    /** From the start of a process until it is ready; the mean of the services. */
    double readyMillis() {
        return readyMillis;
    }

    ThreadTimes times() throws IOException {
        List<ThreadTimes> all = new ArrayList<>();
        for (Process process : processes) {
            all.add(ThreadTimes.of(process.pid()));
        }
        return ThreadTimes.sum(all);
    }

    /** The resident memory of a service; the mean. */
    double residentMegabytes() throws IOException {
        double kilobytes = 0;
        for (Process process : processes) {
            try (Stream<String> status = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
                kilobytes += Long.parseLong(status.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow()
                        .replaceAll("\\D", ""));
            }
        }
        return kilobytes / 1024 / processes.size();
    }

    /** What the services have written so far. */
    long logBytes() throws IOException {
        long bytes = 0;
        for (String name : NAMES) {
            bytes += Files.size(log(name));
        }
        return bytes;
    }

    /** Reads the metrics of each service as Prometheus does; does nothing where there are none. */
    void scrape() {
        if (variant.isBare()) {
            return;
        }
        for (int i = 0; i < NAMES.size(); i++) {
            CLIENT.sendAsync(HttpRequest.newBuilder(url(i, "/q/metrics"))
                    .header("Accept", "application/openmetrics-text;version=1.0.0").build(), BodyHandlers.discarding());
        }
    }

    /** Records what the JVMs of the services do. */
    FlightRecorder recorder() {
        return new FlightRecorder(java.resolveSibling("jcmd"), processes.stream().map(Process::pid).toList(), logs);
    }

    private Process start(Path root, String name, String receiver) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        variant.options().forEach(option -> command.add(option.replace("%s", logs.resolve(name).toString())));
        int own = NAMES.indexOf(name);
        if (variant.isBare()) {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()));
            Stream.of(own, (own + 1) % 3, (own + 2) % 3).forEach(i -> command.add(String.valueOf(firstPort + i)));
        } else {
            command.addAll(List.of("-jar", root.resolve(name).resolve("target").resolve(variant.build())
                    .resolve("quarkus-run.jar").toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
        Map<String, String> environment = builder.environment();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(firstPort + own));
        for (int i = 0; i < NAMES.size(); i++) {
            environment.put("TRIO_SERVICES_" + NAMES.get(i).replace('-', '_').toUpperCase(Locale.ROOT), url(i, "").toString());
        }
        environment.put("TRIO_IO_TASK_DURATION", "0ms");
        environment.put("TRIO_CPU_TASK_ITERATIONS", "1");
        environment.put("TRIO_ACCOUNTS_KEYS_DIRECTORY", logs.resolve("keys").toString());
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver);
        environment.putAll(variant.environment());
        return builder.start();
    }

    private void awaitReady(String name, Process process) throws IOException, InterruptedException {
        URI url = url(NAMES.indexOf(name), variant.isBare() ? "/" : "/q/health/live");
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers(url)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(name + " of " + variant.name() + " does not start, see " + log(name));
            }
            Thread.sleep(5);
        }
    }

    private static boolean answers(URI url) throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private URI url(int service, String path) {
        return URI.create("http://127.0.0.1:" + (firstPort + service) + path);
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    /** Also called when this program is being ended, as by Ctrl-C. */
    @Override
    public void close() {
        processes.forEach(Process::destroy);
        try {
            for (Process process : processes) {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            processes.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
