package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.LokiEntry;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;
import org.acme.trio.cli.verify.request.ChainCall;

import com.fasterxml.jackson.databind.JsonNode;

/** From a span to its log lines: {@code tracesToLogsV2} with a query of its own. */
record TraceToLogs(DataSource source, DataSources sources, ChainCall call, TraceStore traces) implements Check {

    private static final int LIMIT = 1000;

    @Override
    public String name() {
        return "link from spans of " + source.name() + " to " + settings().path("datasourceUid").asText();
    }

    @Override
    public Outcome ask() throws IOException {
        DataSource target = sources.byUid(settings().path("datasourceUid").asText());
        return call.judged(answer -> {
            Optional<Trace> trace = traces.find(answer.traceId());
            return trace.isEmpty() ? Outcome.fail("no span of trace " + answer.traceId() + " is in Tempo")
                    : follow(new LinkedTrace(trace.get(), settings()), new Loki(target.url()));
        });
    }

    private Outcome follow(LinkedTrace link, Loki loki) throws IOException {
        if (!settings().path("customQuery").asBoolean()) {
            return Outcome.fail("the link has no query of its own");
        }
        String query = link.query(settings().path("query").asText());
        List<LokiEntry> lines = loki.lines(query, link.range(), LIMIT);
        long others = lines.stream().filter(line -> !link.trace().id().equals(line.fields().get("trace_id"))).count();
        if (lines.isEmpty() || others > 0) {
            return Outcome.fail(lines.size() + " lines, " + others + " of other traces: " + query);
        }
        return Outcome.pass(lines.size() + " lines: " + query);
    }

    private JsonNode settings() {
        return source.settings().path("tracesToLogsV2");
    }
}
