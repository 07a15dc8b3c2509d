package org.acme.trio.cli.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A time series of an answer to a query.
 *
 * @param numbers how many of its samples are numbers; NaN is none, and a panel shows nothing for it
 */
public record Series(Map<String, String> labels, long numbers) {

    public Series {
        labels = Map.copyOf(labels);
    }

    /** {@return the series of a result of Prometheus' HTTP API, which Loki has too: a vector, a matrix or a scalar} */
    static List<Series> of(JsonNode data) {
        if (data.path("resultType").asText().equals("scalar")) {
            return List.of(new Series(Map.of(), isNumber(data.path("result")) ? 1 : 0));
        }
        List<Series> series = new ArrayList<>();
        for (JsonNode one : data.path("result")) {
            long numbers = StreamSupport.stream(one.path("values").spliterator(), false).filter(Series::isNumber).count();
            series.add(new Series(JsonMaps.strings(one.path("metric")), isNumber(one.path("value")) ? 1 : numbers));
        }
        return series;
    }

    private static boolean isNumber(JsonNode sample) {
        return sample.has(1) && !sample.get(1).asText().equals("NaN");
    }
}
