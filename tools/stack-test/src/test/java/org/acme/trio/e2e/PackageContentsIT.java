package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What is for dev mode is not in the packages of the services. */
class PackageContentsIT {

    @Test
    void noServiceHasTheDevUiOrTheCardInIt() throws IOException {
        assumeFalse(Packaged.now().executables(), "An executable has no list of what is in it");
        for (String name : Trio.NAMES) {
            try (Stream<Path> files = Files.walk(Projects.root().resolve(name).resolve("target/quarkus-app"))) {
                assertEquals(List.of(), files.filter(file -> file.getFileName().toString().matches(".*dev-?ui.*")).toList());
            }
        }
    }
}
