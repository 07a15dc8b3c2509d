package org.acme.trio.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads configuration files: YAML, and with it JSON. */
final class Yaml {

    private static final YAMLMapper MAPPER = new YAMLMapper();

    private Yaml() {
    }

    /** {@return the contents of the files of a directory with an ending, sorted by name; at least one} */
    static List<JsonNode> readAll(Path directory, String ending) throws IOException {
        return readAll(directory, ending, UnaryOperator.identity());
    }

    /** {@return the same of the edited texts} */
    static List<JsonNode> readAll(Path directory, String ending, UnaryOperator<String> edit) throws IOException {
        List<JsonNode> contents = new ArrayList<>();
        for (Path file : files(directory, ending)) {
            try {
                contents.add(MAPPER.readTree(edit.apply(Files.readString(file))));
            } catch (IOException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        return contents;
    }

    /** {@return the files of a directory with an ending, sorted by name; at least one} */
    static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
            if (found.isEmpty()) {
                throw new IOException("there is no file *" + ending + " in " + directory);
            }
            return found;
        }
    }
}
