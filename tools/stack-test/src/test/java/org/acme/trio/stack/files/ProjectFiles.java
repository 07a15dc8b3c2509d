package org.acme.trio.stack.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Files of the project, by their path in it. */
final class ProjectFiles {

    static final Path ROOT = Path.of("../..");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProjectFiles() {
    }

    static String text(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    /** {@return the content of a YAML or JSON file, with anchors and merge keys resolved} */
    static JsonNode yaml(String path) throws IOException {
        return parseYaml(text(path));
    }

    static JsonNode parseYaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return JSON.valueToTree(new Yaml(new SafeConstructor(options)).load(text));
    }

    /** {@return the paths of the files of a directory whose names end like that, sorted; at least one} */
    static List<String> list(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            List<String> found = files.map(file -> directory + "/" + file.getFileName()).filter(file -> file.endsWith(ending))
                    .sorted().toList();
            if (found.isEmpty()) {
                throw new IOException("there is no *" + ending + " in " + directory);
            }
            return found;
        }
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
