package org.acme.trio.cli.verify.request;

import java.io.IOException;
import java.util.Optional;

import org.acme.trio.cli.http.ChainAnswer;
import org.acme.trio.cli.trace.Completeness;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** All spans of a request are in Tempo, each with the right parent. */
record WholeTrace(ChainCall call, TraceStore traces) implements Check {

    @Override
    public String name() {
        return "trace of " + call;
    }

    @Override
    public Outcome ask() throws IOException {
        return call.judged(this::judge);
    }

    private Outcome judge(ChainAnswer answer) throws IOException {
        Optional<Trace> trace = traces.find(answer.traceId());
        if (trace.isEmpty()) {
            return Outcome.fail("no span of trace " + answer.traceId() + " is in Tempo");
        }
        var missing = new Completeness(answer, Optional.empty()).missingIn(trace.get());
        long services = trace.get().spans().stream().map(span -> span.service()).distinct().count();
        return missing.isEmpty()
                ? Outcome.pass(trace.get().spans().size() + " spans of " + services + " services, status " + answer.status()
                        + ", trace " + answer.traceId())
                : Outcome.fail("trace " + answer.traceId() + ": " + String.join("; ", missing));
    }
}
