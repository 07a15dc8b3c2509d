package org.acme.trio.cli.grafana;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A panel of a dashboard that shows data.
 *
 * @param unit empty when none is set
 */
public record Panel(String title, String type, String description, String unit, List<Query> queries) {

    /**
     * What a panel asks a data source.
     *
     * @param dataSource the uid
     * @param type Tempo's {@code queryType}, such as {@code traceql}; else empty
     * @param expression PromQL, LogQL or TraceQL with Grafana's variables
     * @param instant whether it asks for now only, and not for the range of time that the dashboard shows
     * @param exemplars whether it asks for exemplars too
     */
    public record Query(String name, String dataSource, String type, String expression, boolean instant,
            boolean exemplars) {
    }

    public Panel {
        queries = List.copyOf(queries);
    }

    static Panel of(JsonNode panel) {
        List<Query> queries = new ArrayList<>();
        String panelSource = panel.path("datasource").path("uid").asText();
        for (JsonNode target : panel.path("targets")) {
            queries.add(new Query(target.path("refId").asText(),
                    target.path("datasource").path("uid").asText(panelSource), target.path("queryType").asText(),
                    target.path("expr").asText(target.path("query").asText()), target.path("instant").asBoolean(),
                    target.path("exemplar").asBoolean()));
        }
        return new Panel(panel.path("title").asText(), panel.path("type").asText(), panel.path("description").asText(),
                panel.path("fieldConfig").path("defaults").path("unit").asText(), queries);
    }
}
