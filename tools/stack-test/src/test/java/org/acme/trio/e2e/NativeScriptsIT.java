package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code up.sh --native}, in a copy of the project whose executables are stand-ins. */
class NativeScriptsIT {

    private final Path directory = Projects.runDirectory("native-scripts-" + System.nanoTime());
    private final Path project = directory.resolve("project");
    private Scripts scripts;

    @BeforeEach
    void makeExecutables() throws IOException {
        Projects.copy(project);
        for (String service : Trio.NAMES) {
            new SearchPath(project.resolve(service).resolve("target")).addScript(service + "-1.0.0-runner",
                    "while :; do sleep 1; done");
        }
        scripts = new Scripts(project, directory.resolve("run"), Duration.ofMinutes(1)).useStandIns();
    }

    @AfterEach
    void stop() {
        scripts.run("down.sh");
    }

    @Test
    void upStartsTheExecutablesAndTheOthersRecogniseThem() throws IOException {
        scripts.expect(0, "up.sh", "--native", "--with", "embedded");
        assertEquals(Trio.NAMES.size(), executables());
        scripts.expect(0, "status.sh");
        assertTrue(scripts.expect(0, "up.sh").contains("already runs"));
        scripts.expect(0, "down.sh");
        assertEquals(List.of(), scripts.started());
    }

    /** Their image is built from the sources. */
    @Test
    void upTakesNoContainersForExecutables() throws IOException {
        scripts.path().addScript("docker", "exit 0");
        String output = scripts.expect(2, "up.sh", "--native", "--with", "containers");
        assertTrue(output.contains("compose.native.yaml"), output);
        assertTrue(scripts.expect(0, "up.sh", "--native").contains("With embedded"));
        assertEquals(Trio.NAMES.size(), executables());
    }

    @Test
    void upDoesNotMixExecutablesAndJars() {
        scripts.expect(0, "up.sh", "--native", "--with", "embedded");
        String output = scripts.set("SERVICE_FORM", "jar").expect(1, "up.sh");
        assertTrue(output.contains("started with SERVICE_FORM=native"), output);
    }

    @Test
    void demoPassesItOn() throws IOException {
        scripts.expect(0, "demo.sh", "--native");
        assertEquals(Trio.NAMES.size(), executables());
    }

    @Test
    void upSaysWhatBuildsAnExecutableThatIsMissing() throws IOException {
        Files.delete(project.resolve("service-b/target/service-b-1.0.0-runner"));
        assertNotStarted("service-b");
    }

    @Test
    void upSaysWhatBuildsAnExecutableThatIsOlderThanItsSources() throws IOException {
        Files.createFile(project.resolve("service-c/src/main/changed"));
        assertNotStarted("service-c");
    }

    private void assertNotStarted(String service) throws IOException {
        String output = scripts.expect(1, "up.sh", "--native", "--with", "embedded");
        assertTrue(output.contains(service) && output.contains("./mvnw package -Dnative -DskipTests"), output);
        assertEquals(List.of(), scripts.started());
    }

    /** {@return how many executables run} */
    private long executables() throws IOException {
        return scripts.started().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("-runner")).count();
    }
}
