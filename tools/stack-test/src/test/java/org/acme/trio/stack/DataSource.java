package org.acme.trio.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A provisioned data source of Grafana.
 *
 * @param type such as {@code prometheus}
 * @param settings its {@code jsonData}, in which the links are
 */
record DataSource(String uid, String name, String type, URI url, JsonNode settings) {

    /**
     * {@return the data sources of {@code grafana/provisioning/datasources}, as Grafana reads them}
     *
     * @param variables the values of all environment variables that it names
     */
    static List<DataSource> readAll(Path root, Map<String, String> variables) throws IOException {
        List<DataSource> all = new ArrayList<>();
        for (JsonNode file : Yaml.readAll(root.resolve("grafana/provisioning/datasources"), ".yml",
                text -> Variables.provisioned(text, variables))) {
            for (JsonNode source : file.path("datasources")) {
                all.add(new DataSource(source.path("uid").asText(), source.path("name").asText(), source.path("type").asText(),
                        URI.create(source.path("url").asText()), source.path("jsonData")));
            }
        }
        return List.copyOf(all);
    }

    /** {@return the data source with the uid that a link or a query names} */
    static DataSource byUid(List<DataSource> all, JsonNode uid) throws IOException {
        return all.stream().filter(source -> source.uid().equals(uid.asText())).findFirst()
                .orElseThrow(() -> new IOException("there is no data source with the uid '" + uid.asText() + "'"));
    }
}
