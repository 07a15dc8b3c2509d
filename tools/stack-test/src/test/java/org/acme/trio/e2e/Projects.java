package org.acme.trio.e2e;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
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

    /** Copies all sources; nothing is built in the copy. */
    static void copySources(Path project) throws IOException {
        Set<String> left = Set.of(".git", ".run", "node_modules", "target");
        Files.walkFileTree(root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
                if (left.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(project.resolve(root().relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, project.resolve(root().relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A directory for what processes of this test write. */
    static Path runDirectory(String name) {
        return Path.of(System.getProperty("run.directory"), name + "-" + ProcessHandle.current().pid());
    }
}
