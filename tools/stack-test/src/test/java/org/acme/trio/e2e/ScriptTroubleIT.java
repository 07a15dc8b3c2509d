package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts when files cannot be written or removed, or a signal ends them. */
class ScriptTroubleIT {

    @TempDir
    private Path directory;
    private Scripts scripts;

    @BeforeEach
    void replaceWhatIsStarted() {
        scripts = new Scripts(directory.resolve("run"), Duration.ofMinutes(1)).useStandIns();
    }

    @AfterEach
    void stop() {
        scripts.run("down.sh");
    }

    @Test
    void downStopsEverythingOnAFullDisk() throws IOException {
        scripts.expect(0, "up.sh", "--with", "embedded");
        List<ProcessHandle> started = scripts.started();
        // Each write to a file fails, also for root; what reads the output is not limited.
        Scripts.Result result = scripts.runBy("(trap '' XFSZ; ulimit -f 0; exec \"$0\") 2>&1 | cat; exit ${PIPESTATUS[0]}",
                "down.sh");
        assertEquals(0, result.exitCode(), result.output());
        assertNoneOf(started);
    }

    @Test
    void downStopsEverythingOnAReadOnlyDisk() throws IOException {
        scripts.expect(0, "up.sh", "--with", "embedded");
        List<ProcessHandle> started = scripts.started();
        for (String command : List.of("mkdir", "mv", "rm")) {
            scripts.path().addScript(command, "exit 1");
        }
        scripts.expect(0, "down.sh");
        assertNoneOf(started);
    }

    @Test
    void demoStopsWhatItHasStartedWhenItIsTerminated() throws Exception {
        scripts.path().addScript("curl", "exit 1"); // nothing is ever ready
        Process demo = scripts.start(directory.resolve("output"), "demo.sh", "--with", "embedded");
        await().atMost(Duration.ofMinutes(1)).until(() -> scripts.started().size() == 5);
        List<ProcessHandle> started = scripts.started();
        demo.destroy();
        assertTrue(demo.waitFor(1, TimeUnit.MINUTES));
        assertEquals(143, demo.exitValue(), Files.readString(directory.resolve("output")));
        assertNoneOf(started);
    }

    @Test
    void whatWasStartedOutlivesItsTerminal() throws Exception {
        scripts.expect(0, "up.sh", "--with", "embedded");
        for (ProcessHandle process : scripts.started()) {
            assertEquals(0, new ProcessBuilder("bash", "-c", "kill -HUP " + process.pid()).start().waitFor());
        }
        await().during(Duration.ofSeconds(1)).until(() -> scripts.started().stream()
                .filter(process -> process.info().commandLine().isPresent()).count() == 5);
    }

    @Test
    void upNamesTheVariableOfADirectoryThatCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        for (Path wrong : List.of(file, file.resolve("below"))) {
            String output = scripts.set("RUN_DIR", wrong.toString()).expect(1, "up.sh", "--with", "embedded");
            assertEquals("up.sh: cannot write to RUN_DIR, which is " + wrong, output.strip().replaceFirst(": [\\w ]+$", ""));
            assertTrue(scripts.expect(0, "down.sh").contains("Nothing is running"));
        }
    }

    @Test
    void upNamesAJavaThatIsTooOld() throws IOException {
        scripts.path().addScript("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        String output = scripts.expect(1, "up.sh", "--with", "embedded");
        assertTrue(output.contains("java is Java 11: install a JDK 17 or newer"), output);
    }

    private static void assertNoneOf(List<ProcessHandle> processes) {
        assertEquals(5, processes.size());
        // One that has ended and that nobody has waited for has no command line.
        processes.forEach(process -> assertEquals(Optional.empty(), process.info().commandLine()));
    }
}
