package org.acme.trio.trace.backend;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A log line in Loki.
 *
 * @param labels the labels of its stream, which the index has
 * @param metadata its structured metadata, and what the query's parsers found
 */
public record LokiEntry(Instant time, String line, Map<String, String> labels, Map<String, String> metadata) {

    public LokiEntry {
        labels = Map.copyOf(labels);
        metadata = Map.copyOf(metadata);
    }

    /** {@return labels and structured metadata as Grafana shows them: in one list, sorted by name} */
    public Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>(labels);
        fields.putAll(metadata);
        return fields;
    }
}
