package org.acme.trio.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Where the build has put things. */
final class Projects {

    private Projects() {
    }

    /** The directory of the whole project. */
    static Path root() {
        return Path.of(System.getProperty("project.root"));
    }

    /**
     * Makes a project with the same scripts and modules; its services are not built.
     *
     * @param project where it shall be
     */
    static void copy(Path project) throws IOException {
        for (String name : List.of("deploy", "grafana", "service-common", "tools")) {
            Files.createDirectories(project);
            Files.createSymbolicLink(project.resolve(name), root().resolve(name));
        }
        for (String name : Stream.concat(Stream.of("pom.xml", "scripts"), Trio.NAMES.stream()).toList()) {
            try (Stream<Path> files = Files.walk(root().resolve(name))) {
                for (Path file : files.filter(file -> !file.startsWith(root().resolve(name).resolve("target"))).toList()) {
                    // With their times: what is older than its sources would be built again.
                    Files.copy(file, project.resolve(root().relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** A directory for what processes of this test write. */
    static Path runDirectory(String name) {
        return Path.of(System.getProperty("run.directory"), name + "-" + ProcessHandle.current().pid());
    }
}
