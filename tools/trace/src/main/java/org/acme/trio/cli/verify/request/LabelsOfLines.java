package org.acme.trio.cli.verify.request;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.LokiEntry;
import org.acme.trio.cli.http.ChainAnswer;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** The lines of a request have labels of few values only; the ids are structured metadata. */
record LabelsOfLines(ChainCall call, Loki loki) implements Check {

    private static final Set<String> IDS = Set.of("trace_id", "span_id", "traceId", "spanId");

    @Override
    public String name() {
        return "labels of the log lines of " + call;
    }

    @Override
    public Outcome ask() throws IOException {
        return call.judged(this::judge);
    }

    private Outcome judge(ChainAnswer answer) throws IOException {
        List<LokiEntry> lines = LinesOfTrace.of(loki, answer.traceId());
        if (lines.isEmpty()) {
            return Outcome.fail("Loki has no line with trace_id " + answer.traceId());
        }
        Set<String> labels = new TreeSet<>();
        for (LokiEntry line : lines) {
            Optional<String> wrong = wrongWith(line);
            if (wrong.isPresent()) {
                return Outcome.fail(wrong.get() + ": labels " + line.labels().keySet() + ", structured metadata "
                        + line.metadata().keySet());
            }
            labels.addAll(line.labels().keySet());
        }
        return Outcome.pass("labels " + String.join(", ", labels) + "; trace_id and span_id are structured metadata");
    }

    private static Optional<String> wrongWith(LokiEntry line) {
        if (line.labels().keySet().stream().anyMatch(IDS::contains)) {
            return Optional.of("an id is a label");
        }
        if (!line.metadata().keySet().containsAll(Set.of("trace_id", "span_id"))) {
            return Optional.of("an id is missing");
        }
        // Over OTLP, Loki takes the level as structured metadata.
        boolean level = line.labels().containsKey("level") || line.metadata().containsKey("severity_text");
        return line.labels().containsKey("service_name") && level ? Optional.empty()
                : Optional.of("service_name or level is missing");
    }
}
