package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;

import java.io.IOException;
import java.nio.file.Files;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Files of the project, by their path in it. */
final class ProjectFiles {

    private ProjectFiles() {
    }

    static String text(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    /** Jackson's own reader knows no anchors and no merge keys. */
    static JsonNode yaml(String path) throws IOException {
        return parseYaml(text(path));
    }

    static JsonNode parseYaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(options)).load(text));
    }
}
