package org.acme.trio.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A dashboard of Grafana.
 *
 * @param range the time that it shows at first
 * @param variables what can be chosen at its top
 * @param panels those that show data, also within rows
 */
record Dashboard(String uid, String title, Duration range, JsonNode variables, List<JsonNode> panels) {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\s*\\)");

    /** {@return the dashboards of {@code grafana/dashboards}} */
    static List<Dashboard> readAll(Path root) throws IOException {
        List<Dashboard> dashboards = new ArrayList<>();
        for (JsonNode json : Yaml.readAll(root.resolve("grafana/dashboards"), ".json")) {
            List<JsonNode> panels = new ArrayList<>();
            addPanels(json, panels);
            Duration range = Duration.parse("PT" + json.path("time").path("from").asText().replace("now-", ""));
            dashboards.add(new Dashboard(json.path("uid").asText(), json.path("title").asText(), range,
                    json.path("templating").path("list"), panels));
        }
        return List.copyOf(dashboards);
    }

    /**
     * {@return all combinations of the variables' values: "all" where it can be chosen, else each single value}
     *
     * @throws IOException when a variable has no value
     */
    List<Map<String, String>> choices(List<DataSource> sources) throws IOException {
        List<Map<String, String>> choices = List.of(Map.of());
        for (JsonNode variable : variables) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (String value : values(variable, sources)) {
                for (Map<String, String> choice : choices) {
                    Map<String, String> one = new HashMap<>(choice);
                    one.put(variable.path("name").asText(), value);
                    longer.add(one);
                }
            }
            choices = longer;
        }
        return choices;
    }

    private static List<String> values(JsonNode variable, List<DataSource> sources) throws IOException {
        String name = variable.path("name").asText();
        Matcher query = LABEL_VALUES.matcher(variable.path("query").path("query").asText());
        if (!query.matches()) {
            throw new IOException("the variable " + name + " is not label_values(selector, label)");
        }
        List<String> values = new Prometheus(DataSource.byUid(sources, variable.path("datasource").path("uid")).url())
                .labelValues(query.group(2), query.group(1));
        if (values.isEmpty()) {
            throw new IOException("the variable " + name + " has no value");
        }
        return variable.path("includeAll").asBoolean() ? List.of(variable.path("allValue").asText(".*")) : values;
    }

    private static void addPanels(JsonNode owner, List<JsonNode> panels) {
        for (JsonNode panel : owner.path("panels")) {
            if (panel.path("type").asText().equals("row")) {
                addPanels(panel, panels);
            } else if (panel.has("targets")) {
                panels.add(panel);
            }
        }
    }
}
