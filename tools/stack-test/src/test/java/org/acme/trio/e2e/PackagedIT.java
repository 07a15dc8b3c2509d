package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the files that lie in {@code target} the tests start. */
class PackagedIT {

    @TempDir
    private Path root;
    private Path executable;
    private Path jar;
    private Path backend;

    @BeforeEach
    void buildAll() throws IOException {
        executable = make("service-a/target/service-a-1.0.0-runner");
        jar = make("service-a/target/quarkus-app/quarkus-run.jar");
        backend = make("tools/embedded-backend/target/quarkus-app/quarkus-run.jar");
    }

    @Test
    void aServiceIsTheExecutableWhereThatWasAskedFor() {
        assertEquals(List.of(executable.toString()), command(true, "service-a"));
    }

    @Test
    void aServiceIsTheJarElse() {
        assertTrue(command(false, "service-a").contains(jar.toString()));
    }

    @Test
    void theBackendAlwaysIsAJar() {
        assertTrue(command(true, "embedded-backend").contains(backend.toString()));
    }

    @Test
    void noJarStandsInForAnExecutableThatIsMissing() throws IOException {
        Files.move(executable, executable.resolveSibling("service-a-0.9.0-runner"));
        assertTrue(assertThrows(IllegalStateException.class, () -> command(true, "service-a")).getMessage()
                .contains("./mvnw package -Dnative"));
    }

    @Test
    void noExecutableStandsInForAJarThatIsMissing() throws IOException {
        Files.delete(jar);
        assertThrows(IllegalStateException.class, () -> command(false, "service-a"));
    }

    private List<String> command(boolean executables, String module) {
        return new Packaged(root, executables, "1.0.0").command(module);
    }

    private Path make(String file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        return Files.createFile(root.resolve(file));
    }
}
