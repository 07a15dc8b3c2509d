package org.acme.trio.cli.verify.request;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.LokiEntry;
import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.http.ChainAnswer;
import org.acme.trio.cli.http.ChainAnswer.Call;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** Each service that took part in a request has a log line in Loki that is found by the id of the trace. */
record LinesOfTrace(ChainCall call, Loki loki) implements Check {

    private static final Duration LOOK_BACK = Duration.ofMinutes(15);
    private static final int LIMIT = 1000;

    @Override
    public String name() {
        return "log lines of " + call;
    }

    @Override
    public Outcome ask() throws IOException {
        return call.judged(answer -> judge(answer, loki));
    }

    /** {@return whether each service that took part in this answer has a line} */
    static Outcome judge(ChainAnswer answer, Loki loki) throws IOException {
        List<LokiEntry> lines = of(loki, answer.traceId());
        Set<String> missing = new TreeSet<>(Set.of(answer.service()));
        addCalled(answer.calls(), missing);
        Set<String> found = lines.stream().map(line -> line.labels().getOrDefault("service_name", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(found);
        return missing.isEmpty() ? Outcome.pass(lines.size() + " lines of " + String.join(", ", found))
                : Outcome.fail("Loki has no line of " + String.join(", ", missing) + " with trace_id " + answer.traceId());
    }

    /** {@return the lines of a trace, by its structured metadata} */
    static List<LokiEntry> of(Loki loki, String traceId) throws IOException {
        return loki.lines("{service_name=~\".+\"} | trace_id=\"" + traceId + "\"", TimeRange.last(LOOK_BACK), LIMIT);
    }

    private static void addCalled(List<Call> calls, Set<String> services) {
        for (Call call : calls) {
            if (call.status().isPresent()) {
                services.add(call.service());
            }
            addCalled(call.calls(), services);
        }
    }
}
