package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Outcome;
import org.acme.trio.cli.verify.request.ChainCall;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A link that begins at a span. The span is one of Tempo, whichever data source has the link.
 *
 * @param source the data source for traces that has the link
 * @param key where in its settings
 * @param call the request whose first span it is followed from
 */
record SpanLink(DataSource source, String key, DataSources sources, ChainCall call, TraceStore traces) {

    /** Asks the target of the link. */
    interface Follow {

        Outcome follow(LinkedTrace link, URI target) throws IOException;
    }

    JsonNode settings() {
        return source.settings().path(key);
    }

    Outcome follow(Follow follow) throws IOException {
        DataSource target = sources.byUid(targetUid());
        return call.judged(answer -> {
            Optional<Trace> trace = traces.find(answer.traceId());
            return trace.isEmpty() ? Outcome.fail("no span of trace " + answer.traceId() + " is in Tempo")
                    : follow.follow(new LinkedTrace(trace.get(), settings()), target.url());
        });
    }

    /** {@return the link for a line of the report} */
    @Override
    public String toString() {
        return "link from spans of " + source.name() + " to " + targetUid()
                + (source.type().equals("tempo") ? "" : ", with a span of Tempo");
    }

    private String targetUid() {
        return settings().path("datasourceUid").asText();
    }
}
