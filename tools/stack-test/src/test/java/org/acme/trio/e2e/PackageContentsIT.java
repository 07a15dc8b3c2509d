package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What is not in the packages of the services. */
class PackageContentsIT {

    @Test
    void noServiceHasTheDevUiOrTheCardInIt() throws IOException {
        assumeFalse(Packaged.now().executables(), "An executable has no list of what is in it");
        for (String name : Trio.NAMES) {
            assertEquals(List.of(), files(name, ".*dev-?ui.*"));
        }
    }

    @Test
    void onlyServiceACarriesADatabase() throws IOException {
        assumeFalse(Packaged.now().executables(), "An executable has no list of what is in it");
        String database = ".*(postgresql|agroal|flyway|quarkus-jdbc|narayana|elytron).*\\.jar";
        for (String name : List.of("service-b", "service-c")) {
            assertEquals(List.of(), files(name, database));
        }
        assertFalse(files("service-a", database).isEmpty());
    }

    private static List<Path> files(String service, String name) throws IOException {
        try (Stream<Path> files = Files.walk(Projects.root().resolve(service).resolve("target/quarkus-app"))) {
            return files.filter(file -> file.getFileName().toString().matches(name)).toList();
        }
    }
}
