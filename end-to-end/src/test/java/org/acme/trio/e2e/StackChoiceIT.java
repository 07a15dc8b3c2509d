package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code up.sh} takes to receive the signals. The container engine is a program that writes down what it is asked. */
class StackChoiceIT {

    @TempDir
    private Path directory;
    private Path asked;
    private Path programs;
    private Scripts scripts;

    @BeforeEach
    void makeAnEngine() throws IOException {
        asked = directory.resolve("asked");
        programs = Files.createDirectory(directory.resolve("programs"));
        scripts = new Scripts(directory.resolve("run"), Duration.ofMinutes(1)).withFirst(programs);
        program("docker", "echo \"$@ with password ${GRAFANA_ADMIN_PASSWORD:-none}\" >>" + asked);
    }

    @Test
    void takesContainersWhereAnEngineAnswers() throws IOException {
        String output = scripts.expect(0, "up.sh");
        String password = Files.readString(directory.resolve("run/grafana-password")).strip();
        assertTrue(output.contains("user admin, password " + password), output);
        assertTrue(askedFor("up --build --detach --wait with password " + password), Files.readString(asked));
    }

    @Test
    void makesThePasswordOnceAndForNobodyElse() throws IOException {
        scripts.expect(0, "up.sh", "--with", "containers");
        Path file = directory.resolve("run/grafana-password");
        String first = Files.readString(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        scripts.expect(0, "up.sh");
        assertEquals(first, Files.readString(file));
        assertTrue(first.strip().matches("[\\w-]{24}"), first);
    }

    @Test
    void stopsTheContainersThatItStarted() throws IOException {
        scripts.expect(0, "up.sh");
        scripts.expect(0, "down.sh");
        assertTrue(askedFor("--profile * down"), Files.readString(asked));
        assertTrue(scripts.expect(0, "down.sh").contains("Nothing is running"));
    }

    @Test
    void refusesAnotherStackWhileOneRuns() {
        scripts.expect(0, "up.sh", "--with", "containers");
        assertTrue(scripts.expect(1, "up.sh", "--with", "embedded").contains("started --with containers"));
    }

    @Test
    void saysWhenTheEngineThatWasAskedForDoesNotAnswer() throws IOException {
        program("docker", "exit 1");
        assertTrue(scripts.expect(1, "up.sh", "--with", "containers").contains("no container engine answers"));
    }

    @Test
    void namesTheProgramsThatAreMissing() throws IOException {
        // Only what the scripts themselves need.
        for (String needed : new String[] { "bash", "cat", "curl", "dirname", "grep", "java", "mkdir", "readlink", "rm", "sed",
                "tr" }) {
            Files.createSymbolicLink(programs.resolve(needed), Programs.find(needed).orElseThrow());
        }
        program("loki", "exit 0");
        String output = scripts.withOnly(programs.toString()).expect(1, "up.sh", "--with", "binaries");
        assertTrue(output.contains("not on the PATH: prometheus alertmanager promtail tempo"), output);
    }

    @Test
    void refusesAStackThatDoesNotExist() {
        assertTrue(scripts.expect(2, "up.sh", "--with", "jaeger").contains("containers, binaries, embedded or none"));
        scripts.expect(2, "up.sh", "--with");
        assertFalse(Files.exists(asked));
    }

    private boolean askedFor(String what) throws IOException {
        return Files.readString(asked).contains(Projects.root().resolve("deploy/compose.yaml") + " " + what);
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
