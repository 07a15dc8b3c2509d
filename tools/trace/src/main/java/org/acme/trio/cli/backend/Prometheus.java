package org.acme.trio.cli.backend;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/** The HTTP API of Prometheus, version 1. Methods throw an {@link IOException} that is fit to be printed. */
public final class Prometheus {

    private final JsonApi api;

    public Prometheus(URI base) {
        api = new JsonApi(HttpTarget.ofStack("Prometheus", base));
    }

    /** {@return the series that PromQL gives for now} */
    public List<Series> now(String query) throws IOException {
        return Series.of(api.get("/api/v1/query", Map.of("query", query)).path("data"));
    }

    /** {@return the series that PromQL gives for a range of time} */
    public List<Series> range(String query, TimeRange range, Duration step) throws IOException {
        Map<String, String> parameters = new HashMap<>(range.parameters());
        parameters.put("query", query);
        parameters.put("step", step.toSeconds() + "s");
        return Series.of(api.get("/api/v1/query_range", parameters).path("data"));
    }

    /** {@return the exemplars of the series of a query} */
    public List<Exemplar> exemplars(String query, TimeRange range) throws IOException {
        Map<String, String> parameters = new HashMap<>(range.parameters());
        parameters.put("query", query);
        List<Exemplar> exemplars = new ArrayList<>();
        for (JsonNode series : api.get("/api/v1/query_exemplars", parameters).path("data")) {
            for (JsonNode exemplar : series.path("exemplars")) {
                exemplars.add(new Exemplar(JsonMaps.strings(exemplar.path("labels")),
                        Instant.ofEpochMilli((long) (exemplar.path("timestamp").asDouble() * 1000))));
            }
        }
        return exemplars;
    }

    /** {@return the values that a label has in the series of a selector} */
    public List<String> labelValues(String label, String selector) throws IOException {
        List<String> values = new ArrayList<>();
        api.get("/api/v1/label/" + label + "/values", Map.of("match[]", selector)).path("data")
                .forEach(value -> values.add(value.asText()));
        return values;
    }

    /** {@return what is scraped now} */
    public List<ScrapeTarget> targets() throws IOException {
        return ScrapeTarget.of(api.get("/api/v1/targets", Map.of("state", "active")));
    }

    /** {@return the alert rules and the recording rules} */
    public List<Rule> rules() throws IOException {
        return Rule.of(api.get("/api/v1/rules", Map.of()));
    }
}
