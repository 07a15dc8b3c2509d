package org.acme.trio.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of {@code deploy/programs}.
 *
 * @param variables the names of those that hold the ports that it listens on
 * @param kind {@code service}, {@code database}, {@code embedded}, {@code required} or {@code optional}
 */
record ListedProgram(String name, List<String> variables, String kind) {

    static List<ListedProgram> all() {
        try (Stream<String> lines = Files.lines(Projects.root().resolve("deploy/programs"))) {
            return lines.filter(line -> line.matches("[a-z].*")).map(line -> line.split(" +")).map(columns -> new ListedProgram(
                    columns[0], Stream.of(columns[1].split(",")).map(port -> port.split("=")[0]).toList(), columns[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the names of one kind} */
    static List<String> names(String kind) {
        return all().stream().filter(program -> program.kind().equals(kind)).map(ListedProgram::name).toList();
    }
}
