package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.LokiEntry;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

/** From a span to its log lines: {@code tracesToLogsV2} with a query of its own. */
record TraceToLogs(SpanLink span) implements Check {

    static final String KEY = "tracesToLogsV2";
    private static final int LIMIT = 1000;

    @Override
    public String name() {
        return span.toString();
    }

    @Override
    public Outcome ask() throws IOException {
        return span.settings().path("customQuery").asBoolean() ? span.follow(this::lines)
                : Outcome.fail("the link has no query of its own");
    }

    private Outcome lines(LinkedTrace link, URI loki) throws IOException {
        String query = link.query(span.settings().path("query").asText());
        List<LokiEntry> lines = new Loki(loki).lines(query, link.range(), LIMIT);
        long others = lines.stream().filter(line -> !link.trace().id().equals(line.fields().get("trace_id"))).count();
        if (lines.isEmpty() || others > 0) {
            return Outcome.fail(lines.size() + " lines, " + others + " of other traces: " + query);
        }
        return Outcome.pass(lines.size() + " lines: " + query);
    }
}
