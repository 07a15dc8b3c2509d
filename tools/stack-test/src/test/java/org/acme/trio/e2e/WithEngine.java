package org.acme.trio.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a container engine that is a program: it writes down what it is asked. */
abstract class WithEngine {

    @TempDir
    Path directory;
    Path asked;
    Scripts scripts;

    @BeforeEach
    void makeAnEngine() {
        asked = directory.resolve("asked");
        scripts = new Scripts(directory.resolve("run"), Duration.ofMinutes(1));
        program("docker", "echo \"$@ with password ${GRAFANA_ADMIN_PASSWORD:-none}\" >>" + asked);
    }

    boolean askedFor(String what) throws IOException {
        return Files.readString(asked).contains(Projects.root().resolve("deploy/compose.yaml") + " " + what);
    }

    void program(String name, String body) {
        scripts.path().addScript(name, body);
    }
}
