package org.acme.trio.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The PATH of scripts under test: the tools that they need, what a test adds, and no other program of this machine. */
final class SearchPath {

    private static final List<String> REQUIRED = List.of("base64", "bash", "cat", "curl", "cut", "dirname", "find", "grep",
            "head", "id", "java", "ln", "mkdir", "mv", "readlink", "rm", "sed", "sh", "sleep", "sort", "tail", "tee", "tr");
    /**
     * The scripts ask {@code ps} where there is no {@code /proc}, and the one that is there for a SHA-256. Root starts the
     * database with the one that works.
     */
    private static final List<String> OPTIONAL = List.of("ps", "setpriv", "sha256sum", "shasum", "unshare");
    private static final Path TOOLS = Projects.runDirectory("tools");

    private final Path programs;

    /** @param programs where the programs lie that a test adds; they win over the tools of the same name */
    SearchPath(Path programs) {
        this.programs = programs;
        try {
            Files.createDirectories(programs);
            Files.createDirectories(TOOLS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        REQUIRED.forEach(name -> link(TOOLS, name, Programs.find(name).orElseThrow(() -> new AssertionError("no " + name))));
        OPTIONAL.forEach(name -> Programs.find(name).ifPresent(program -> link(TOOLS, name, program)));
    }

    /** {@return where the added programs lie} */
    Path programs() {
        return programs;
    }

    /** Adds the programs of this machine that have these names, as far as it has them. */
    void addInstalled(List<String> names) {
        names.forEach(name -> Programs.find(name).ifPresent(program -> link(programs, name, program)));
    }

    /** Adds or replaces a shell script. */
    void addScript(String name, String body) {
        Path file = programs.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + body + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path directory, String name, Path program) {
        try {
            if (!Files.exists(directory.resolve(name))) {
                Files.createSymbolicLink(directory.resolve(name), program);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the value of the variable {@code PATH}} */
    @Override
    public String toString() {
        return programs + File.pathSeparator + TOOLS;
    }
}
