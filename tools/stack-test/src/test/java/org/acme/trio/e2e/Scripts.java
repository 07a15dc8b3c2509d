package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The project's scripts, on ports and in a directory of their own. */
final class Scripts {

    private final Map<String, String> environment = new HashMap<>();
    private final Path root;
    private final SearchPath path;
    private final Duration patience;

    /** @param patience how long a script may take */
    Scripts(Path runDirectory, Duration patience) {
        this(Projects.root(), runDirectory, patience);
    }

    /** @param root the project whose scripts these are */
    Scripts(Path root, Path runDirectory, Duration patience) {
        this(root, runDirectory, patience,
                new SearchPath(runDirectory.resolveSibling(runDirectory.getFileName() + "-programs")));
        environment.put("PATH", path.toString());
        if (Packaged.now().executables()) {
            environment.put("SERVICE_FORM", "native");
        }
        move(List.of("service", "database", "embedded"));
    }

    private Scripts(Path root, Path runDirectory, Duration patience, SearchPath path) {
        this.root = root;
        this.patience = patience;
        this.path = path;
        environment.put("RUN_DIR", runDirectory.toString());
    }

    /** {@return the scripts as somebody in the project's directory calls them, with whatever runs} */
    static Scripts ofRunningStack(Duration patience) {
        String directory = System.getenv().getOrDefault("RUN_DIR", Projects.root().resolve(".run").toString());
        return new Scripts(Projects.root(), Path.of(directory), patience, null);
    }

    /** What the scripts find on the PATH. */
    SearchPath path() {
        return path;
    }

    /** Moves the programs of {@code --with binaries} as well. */
    Scripts moveBackends() {
        move(List.of("required", "optional"));
        return this;
    }

    /** The programs of {@code --with binaries} are those of this machine, as far as it has them, on ports of their own. */
    Scripts useInstalledBackends() {
        path.addInstalled(ListedProgram.names("required"));
        path.addInstalled(ListedProgram.names("optional"));
        // Its name on the PATH is another one than that of its image.
        path.addInstalled(List.of("postgres_exporter"));
        return moveBackends();
    }

    /** Java and curl start nothing: programs run until they are told to stop, and all that is asked is ready. */
    Scripts useStandIns() {
        path.addScript("java", """
                case "$*" in
                  -version) echo 'openjdk version "17.0.1"' ;;
                  */trace.jar*|*/load.jar*|*/stack-test.jar*) ;;
                  */embedded-database.jar*)
                    mkdir -p "$RUN_DIR/database"
                    echo $$ >"$RUN_DIR/database/ready"
                    while :; do sleep 1; done ;;
                  *) while :; do sleep 1; done ;;
                esac""");
        path.addScript("curl", "exit 0");
        return set("JAVA_HOME", "");
    }

    private void move(List<String> kinds) {
        List<String> variables = ListedProgram.all().stream().filter(program -> kinds.contains(program.kind()))
                .flatMap(program -> program.variables().stream()).filter(variable -> !environment.containsKey(variable))
                .toList();
        List<Integer> ports = Ports.free(variables.size());
        for (int i = 0; i < variables.size(); i++) {
            set(variables.get(i), (variables.get(i).endsWith("_URL") ? "http://127.0.0.1:" : "") + ports.get(i));
        }
    }

    Scripts set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    String variable(String name) {
        return environment.get(name);
    }

    /** {@return what the script printed, after it has ended with this code} */
    String expect(int exitCode, String script, String... arguments) {
        Result result = run(script, arguments);
        assertEquals(exitCode, result.exitCode(), script + " " + String.join(" ", arguments) + "\n" + result.output());
        return result.output();
    }

    Result run(String script, String... arguments) {
        return runBy("exec \"$0\" \"$@\"", script, arguments);
    }

    /** @param how commands of bash that run the script, which is {@code "$0"}, with its arguments, {@code "$@"} */
    Result runBy(String how, String script, String... arguments) {
        try {
            Path output = Files.createTempFile("script", ".txt");
            Process process = start(output, how, script, arguments);
            boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            String text = Files.readString(output);
            Files.delete(output);
            assertTrue(ended, script + " does not end:\n" + text);
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a script and does not wait for its end. */
    Process start(Path output, String script, String... arguments) throws IOException {
        return start(output, "exec \"$0\" \"$@\"", script, arguments);
    }

    private Process start(Path output, String how, String script, String[] arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", how, root.resolve("scripts").resolve(script).toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.matches("(OTEL|QUARKUS|TRIO|GRAFANA)_.*"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        return process;
    }

    /** {@return the processes that the scripts have started and that run} */
    List<ProcessHandle> started() throws IOException {
        List<ProcessHandle> started = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(variable("RUN_DIR")), "*.pid")) {
            for (Path file : files) {
                Files.readAllLines(file).stream().findFirst()
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid))).ifPresent(started::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return started;
    }

    record Result(int exitCode, String output) {
    }
}
