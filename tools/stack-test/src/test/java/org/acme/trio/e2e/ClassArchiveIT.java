package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

/** The classes of a training run that are in a file. */
class ClassArchiveIT {

    private final Path directory = Projects.runDirectory("class-archive-" + System.nanoTime());

    @Test
    void areMappedByServicesThatTheScriptsStart() throws IOException {
        assumeFalse(Packaged.now().executables(), "An executable loads no classes");
        assumeTrue(Files.isReadable(Path.of("/proc/self/maps")), "No /proc/PID/maps says which files a process has mapped");
        Scripts scripts = new Scripts(directory, Duration.ofMinutes(4));
        scripts.set("QUARKUS_OTEL_SDK_DISABLED", "true");
        scripts.expect(0, "up.sh", "--with", "none");
        try {
            for (String name : Trio.NAMES) {
                String pid = Files.readAllLines(directory.resolve(name + ".pid")).get(0);
                String files = Files.readString(Path.of("/proc", pid, "maps"));
                assertTrue(files.contains("/" + name + "/target/quarkus-app/trained-"), files);
                String log = Files.readString(directory.resolve("logs/" + name + ".log"));
                assertTrue(log.lines().allMatch(line -> line.startsWith("{")), log);
            }
        } finally {
            scripts.expect(0, "down.sh");
        }
        assertFalse(Files.exists(directory.resolve("training")), "what training leaves");
    }
}
