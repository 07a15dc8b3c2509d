package org.acme.trio.cli.grafana;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The data sources that Grafana is provisioned with.
 *
 * @param all at least one
 */
public record DataSources(List<DataSource> all) {

    public DataSources {
        all = List.copyOf(all);
    }

    /**
     * Reads {@code grafana/provisioning/datasources} as Grafana does.
     *
     * @param root the project's directory
     * @param variables the values of environment variables
     * @throws IOException when a file cannot be read or has a variable that is not known; the message is fit to be printed
     */
    public static DataSources read(Path root, Function<String, Optional<String>> variables) throws IOException {
        List<DataSource> all = new ArrayList<>();
        for (Path file : Yaml.files(root.resolve("grafana/provisioning/datasources"), ".yml", ".yaml")) {
            try {
                for (JsonNode source : expanded(Yaml.read(file), variables).path("datasources")) {
                    all.add(new DataSource(source.path("uid").asText(), source.path("name").asText(),
                            source.path("type").asText(), URI.create(source.path("url").asText()),
                            source.path("jsonData")));
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        return new DataSources(all);
    }

    /**
     * {@return the data source with the uid}
     *
     * @throws IOException when there is none; the message is fit to be printed
     */
    public DataSource byUid(String uid) throws IOException {
        return all.stream().filter(source -> source.uid().equals(uid)).findFirst()
                .orElseThrow(() -> new IOException("there is no data source with the uid '" + uid + "'"));
    }

    private static JsonNode expanded(JsonNode node, Function<String, Optional<String>> variables) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(expanded(field.getValue(), variables)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, expanded(array.get(i), variables));
            }
        }
        return node.isTextual() ? TextNode.valueOf(Dollars.provisioned(node.textValue(), variables)) : node;
    }
}
