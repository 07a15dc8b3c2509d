package org.acme.trio.cli.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads configuration files: YAML, and with it JSON. */
final class Yaml {

    private static final ObjectReader READER = new YAMLMapper().readerFor(JsonNode.class);

    private Yaml() {
    }

    /**
     * {@return the files of a directory with one of the endings, sorted by name}
     *
     * @throws IOException when there is none; the message is fit to be printed
     */
    static List<Path> files(Path directory, String... endings) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith))
                    .sorted()
                    .forEach(found::add);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no directory " + directory + "; --root names the project's", e);
        }
        if (found.isEmpty()) {
            throw new IOException("there is no file " + String.join(" or ", endings) + " in " + directory);
        }
        return found;
    }

    /** {@return the content of a file; its failures name it} */
    static JsonNode read(Path file) throws IOException {
        try {
            return READER.readTree(Files.newInputStream(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }
}
