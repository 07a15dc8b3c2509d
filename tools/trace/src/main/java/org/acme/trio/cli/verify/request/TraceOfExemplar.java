package org.acme.trio.cli.verify.request;

import java.io.IOException;
import java.util.Optional;

import org.acme.trio.cli.backend.Exemplar;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** The exemplar's trace and span are in Tempo. */
record TraceOfExemplar(OwnExemplar exemplar, TraceStore traces) implements Check {

    @Override
    public String name() {
        return "trace of the exemplar";
    }

    @Override
    public Outcome ask() throws IOException {
        if (exemplar.found().isEmpty()) {
            return exemplar.missing();
        }
        Exemplar found = exemplar.found().get();
        String traceId = found.traceId();
        String spanId = found.labels().getOrDefault("span_id", "");
        Optional<Trace> trace = traces.find(traceId);
        if (trace.isEmpty()) {
            return Outcome.fail("trace " + traceId + " is not in Tempo");
        }
        return trace.get().spans().stream().filter(span -> span.id().equals(spanId)).findFirst()
                .map(span -> Outcome.pass(trace.get().spans().size() + " spans, among them the " + span))
                .orElseGet(() -> Outcome.fail("span " + spanId + " is not in trace " + traceId));
    }
}
