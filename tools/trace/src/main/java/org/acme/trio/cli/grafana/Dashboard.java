package org.acme.trio.cli.grafana;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A dashboard of Grafana.
 *
 * @param file the name of its file, without the ending
 * @param from the start of the time that it shows at first, such as {@code now-30m}
 * @param panels those that show data, also within rows
 */
public record Dashboard(String file, String uid, String title, String from, List<Variable> variables, List<Panel> panels) {

    /**
     * A variable that the person at the dashboard chooses.
     *
     * @param query what lists its values
     * @param allValue what stands for all of them; empty when all cannot be chosen
     */
    public record Variable(String name, String dataSource, String query, String allValue) {
    }

    public Dashboard {
        variables = List.copyOf(variables);
        panels = List.copyOf(panels);
    }

    /**
     * {@return the dashboards of {@code grafana/dashboards}}
     *
     * @param root the project's directory
     * @throws IOException when a file cannot be read; the message is fit to be printed
     */
    public static List<Dashboard> readAll(Path root) throws IOException {
        List<Dashboard> dashboards = new ArrayList<>();
        for (Path file : Yaml.files(root.resolve("grafana/dashboards"), ".json")) {
            JsonNode json = Yaml.read(file);
            List<Panel> panels = new ArrayList<>();
            addPanels(json, panels);
            dashboards.add(new Dashboard(file.getFileName().toString().replaceFirst("\\.json$", ""),
                    json.path("uid").asText(), json.path("title").asText(),
                    json.path("time").path("from").asText("now-6h"), variables(json), panels));
        }
        return dashboards;
    }

    private static void addPanels(JsonNode owner, List<Panel> panels) {
        for (JsonNode panel : owner.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                addPanels(panel, panels);
            } else if (panel.has("targets")) {
                panels.add(Panel.of(panel));
            }
        }
    }

    private static List<Variable> variables(JsonNode dashboard) {
        List<Variable> variables = new ArrayList<>();
        for (JsonNode variable : dashboard.path("templating").path("list")) {
            JsonNode query = variable.path("query");
            variables.add(new Variable(variable.path("name").asText(), variable.path("datasource").path("uid").asText(),
                    query.isTextual() ? query.asText() : query.path("query").asText(),
                    variable.path("includeAll").asBoolean() ? variable.path("allValue").asText(".*") : ""));
        }
        return variables;
    }
}
