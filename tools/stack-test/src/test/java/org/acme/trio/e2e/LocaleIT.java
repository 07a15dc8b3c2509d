package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

/** The scripts where the language of the system is not English. */
class LocaleIT {

    /** Bash makes the directory, because a Java with this locale cannot. */
    private static final String IN_ANOTHER_DIRECTORY = """
            root=${0%/scripts/*} other=$root-$'\\303\\266'
            mv "$root" "$other"
            LC_ALL=C exec "$other/scripts/${0##*/}" "$@"
            """;

    @Test
    void aPathMayHaveLettersThatTheLocaleDoesNotKnow() throws IOException {
        Path directory = Projects.runDirectory("locale-" + System.nanoTime());
        Path project = directory.resolve("project");
        Projects.copy(project);
        Scripts scripts = new Scripts(project, directory.resolve("run"), Duration.ofMinutes(1));

        Scripts.Result result = scripts.runBy(IN_ANOTHER_DIRECTORY, "load.sh", "-h");
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("Usage: load"), result.output());
    }
}
