package org.acme.trio.cli.backend;

import java.time.Instant;
import java.util.Map;

/** An exemplar of a time series, such as one with the labels {@code trace_id} and {@code span_id}. */
public record Exemplar(Map<String, String> labels, Instant time) {

    public Exemplar {
        labels = Map.copyOf(labels);
    }

    /** {@return the label {@code trace_id}, empty if there is none} */
    public String traceId() {
        return labels.getOrDefault("trace_id", "");
    }
}
