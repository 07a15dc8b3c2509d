package org.acme.trio.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;

import com.fasterxml.jackson.databind.JsonNode;

/** The HTTP API of Prometheus, version 1. */
record Prometheus(JsonApi api) {

    Prometheus(URI base) {
        this(new JsonApi(HttpTarget.ofStack("Prometheus", base)));
    }

    /** {@return how many series PromQL gives for now} */
    long now(String query) throws IOException {
        return series(api.get("/api/v1/query", Map.of("query", query)).path("data"));
    }

    /** {@return how many series PromQL gives for a range of time} */
    long range(String query, TimeRange range, Duration step) throws IOException {
        Map<String, String> parameters = range.parameters(query);
        parameters.put("step", step.toSeconds() + "s");
        return series(api.get("/api/v1/query_range", parameters).path("data"));
    }

    /** {@return the exemplars of the series of a query, each with {@code labels} and {@code timestamp}} */
    List<JsonNode> exemplars(String query, TimeRange range) throws IOException {
        List<JsonNode> exemplars = new ArrayList<>();
        api.get("/api/v1/query_exemplars", range.parameters(query)).path("data")
                .forEach(series -> series.path("exemplars").forEach(exemplars::add));
        return exemplars;
    }

    /**
     * {@return whether a program that need not run does not: nothing of these jobs is up, and one that is optional is down; or
     * this stack has none of them, as one without containers has none that measures them}
     */
    boolean lacksOptional(Set<String> jobs) throws IOException {
        String selector = "up{job=~\"" + String.join("|", jobs) + "\"";
        return now(selector + "} == 1") == 0 && now(selector + ",optional=\"true\"} == 0") > 0
                || now("count(up) unless count(" + selector + "})") > 0;
    }

    /** {@return the values that a label has in the series of a selector} */
    List<String> labelValues(String label, String selector) throws IOException {
        return stream(api.get("/api/v1/label/" + label + "/values", Map.of("match[]", selector)).path("data"))
                .map(JsonNode::asText).toList();
    }

    /**
     * {@return how many series of a result have a number: of a vector, a matrix or a scalar, as Loki has them too. NaN is no
     * number, and a panel shows nothing for it}
     */
    static long series(JsonNode data) {
        return data.path("resultType").asText().equals("scalar") ? isNumber(data.path("result")) ? 1 : 0
                : stream(data.path("result"))
                        .filter(one -> isNumber(one.path("value")) || stream(one.path("values")).anyMatch(Prometheus::isNumber))
                        .count();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean isNumber(JsonNode sample) {
        return sample.has(1) && !sample.get(1).asText().equals("NaN");
    }
}
