package org.acme.trio.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the program as a process of its own: Gatling keeps state, and prints to the standard output that it found. */
record Load(int exitCode, String out, String err) {

    private static final int SECONDS = 60;

    /** Runs it to its end. */
    static Load run(Path directory, String... arguments) throws IOException, InterruptedException {
        Process process = start(directory, Map.of(), arguments);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return ended(directory, process);
    }

    /** Starts it; what it prints goes to files in the directory. */
    static Process start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Duser.language=tr", "-Duser.country=TR",
                "-Duser.extensions=u-nu-arab", "-cp", System.getProperty("java.class.path"), LoadCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile()).redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("STACK_SERVICES", "RUN_DIR"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Load ended(Path directory, Process process) throws IOException, InterruptedException {
        return new Load(process.waitFor(), Files.readString(directory.resolve("out"), UTF_8),
                Files.readString(directory.resolve("err"), UTF_8));
    }
}
