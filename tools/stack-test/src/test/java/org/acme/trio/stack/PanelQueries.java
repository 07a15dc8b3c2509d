package org.acme.trio.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks what a panel asks: through Grafana where it runs, which expands its own variables, else the backends themselves.
 *
 * @param range the time that the dashboard shows
 * @param choice the values of the dashboard's variables, which Grafana leaves to the browser
 */
record PanelQueries(Stack stack, Duration range, Map<String, String> choice) {

    static final String EXEMPLARS = "exemplars";

    private static final int MAX_TRACES = 100;
    /** What the browser sends for a service graph. */
    private static final String EDGES = "sum by (client, server) (rate(traces_service_graph_request_total[$__range])) > 0";

    /** {@return how many series, lines, traces, edges or exemplars the query of a panel gives, without zeros} */
    Map<String, Long> ask(DataSource source, JsonNode target) throws IOException {
        if (!source.type().equals("tempo")) {
            return stack.grafana().isUsable() ? byGrafana(source, target) : byBackend(source, target);
        }
        // Of these, Grafana's server knows nothing: the browser puts them together from requests to the data sources.
        if (!target.path("queryType").asText().equals("serviceMap")) {
            return counts("traces", traces(source, filled(target.path("query").asText(), false)));
        }
        DataSource metrics = DataSource.byUid(stack.sources(), source.settings().path("serviceMap").path("datasourceUid"));
        ObjectNode edges = JsonNodeFactory.instance.objectNode().put("refId", target.path("refId").asText()).put("expr", EDGES);
        return counts("edges", ask(metrics, edges).getOrDefault("series", 0L));
    }

    private Map<String, Long> byBackend(DataSource source, JsonNode target) throws IOException {
        String expression = filled(target.path("expr").asText(), false);
        TimeRange time = TimeRange.last(range);
        if (source.type().equals("loki")) {
            JsonNode data = new Loki(source.url()).query(expression, time, interval());
            return data.path("resultType").asText().equals("streams")
                    ? counts("lines", Prometheus.stream(data.path("result")).mapToLong(one -> one.path("values").size()).sum())
                    : counts("series", Prometheus.series(data));
        }
        Prometheus prometheus = new Prometheus(source.url());
        Map<String, Long> counts = counts("series", target.path("instant").asBoolean() ? prometheus.now(expression)
                : prometheus.range(expression, time, interval()));
        if (target.path("exemplar").asBoolean()) {
            counts.putAll(counts(EXEMPLARS, prometheus.exemplars(expression, time).size()));
        }
        return counts;
    }

    private Map<String, Long> byGrafana(DataSource source, JsonNode target) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("from", "now-" + range.toSeconds() + "s").put("to", "now").putArray("queries")
                .add(((ObjectNode) target.deepCopy()).put("expr", filled(target.path("expr").asText(), true))
                        .put("intervalMs", interval().toMillis()).put("maxDataPoints", range.dividedBy(interval()))
                        .set("datasource", JsonNodeFactory.instance.objectNode().put("type", source.type())
                                .put("uid", source.uid())));
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode frame : stack.grafana().query(body).path("results").path(target.path("refId").asText()).path("frames")) {
            count(frame).forEach((unit, count) -> counts.merge(unit, count, Long::sum));
        }
        return counts;
    }

    /** A frame is a series, log lines (without numbers) or exemplars. Its values are by column; NaN is null. */
    private static Map<String, Long> count(JsonNode frame) {
        JsonNode values = frame.path("data").path("values");
        if (frame.path("schema").path("name").asText().equals("exemplar")) {
            return counts(EXEMPLARS, values.path(0).size());
        }
        JsonNode fields = frame.path("schema").path("fields");
        boolean numbers = false;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("type").asText().equals("number")) {
                numbers = true;
                if (Prometheus.stream(values.path(i)).anyMatch(JsonNode::isNumber)) {
                    return counts("series", 1);
                }
            }
        }
        return counts("lines", numbers ? 0 : values.path(0).size());
    }

    private int traces(DataSource tempo, String traceQl) throws IOException {
        TimeRange time = TimeRange.last(range);
        Map<String, String> parameters = Map.of("q", traceQl, "limit", String.valueOf(MAX_TRACES),
                "start", String.valueOf(time.from().getEpochSecond()),
                "end", String.valueOf(time.to().getEpochSecond() + 1));
        JsonNode answer = stack.grafana().isUsable()
                ? stack.grafana().api().get("/api/datasources/proxy/uid/" + tempo.uid() + "/api/search", parameters)
                : new JsonApi(HttpTarget.ofStack("Tempo", tempo.url())).get("/api/search", parameters);
        return answer.path("traces").size();
    }

    /** {@return the query with all variables filled in, or with Grafana's own left to Grafana} */
    private String filled(String query, boolean byGrafana) {
        Duration rate = interval().multipliedBy(4);
        Map<String, String> values = new HashMap<>(Map.of("__interval", interval().toSeconds() + "s",
                "__auto", interval().toSeconds() + "s", "__interval_ms", String.valueOf(interval().toMillis()),
                "__rate_interval", rate.toSeconds() + "s", "__range", range.toSeconds() + "s",
                "__range_s", String.valueOf(range.toSeconds()), "__range_ms", String.valueOf(range.toMillis())));
        if (byGrafana) {
            values.replaceAll((name, value) -> "$" + name);
        }
        values.putAll(choice);
        return Variables.inQuery(query, values);
    }

    /** {@return the time between two points: the scrape interval, as in a panel that is wide enough} */
    private Duration interval() {
        return stack.sources().stream().filter(source -> source.type().equals("prometheus")).findFirst()
                .map(source -> Duration.parse("PT" + source.settings().path("timeInterval").asText("15s"))).orElseThrow();
    }

    private static Map<String, Long> counts(String unit, long count) {
        return count == 0 ? new TreeMap<>() : new TreeMap<>(Map.of(unit, count));
    }
}
