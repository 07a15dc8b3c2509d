package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;
import org.acme.trio.cli.verify.request.ChainCall;

import com.fasterxml.jackson.databind.JsonNode;

/** From a span to metrics: one query of {@code tracesToMetrics}. */
record TraceToMetrics(DataSource source, JsonNode query, DataSources sources, ChainCall call, TraceStore traces)
        implements
            Check {

    private static final Duration STEP = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "link from spans of " + source.name() + " to " + settings().path("datasourceUid").asText() + ": "
                + query.path("name").asText();
    }

    @Override
    public Outcome ask() throws IOException {
        DataSource target = sources.byUid(settings().path("datasourceUid").asText());
        return call.judged(answer -> {
            Optional<Trace> trace = traces.find(answer.traceId());
            return trace.isEmpty() ? Outcome.fail("no span of trace " + answer.traceId() + " is in Tempo")
                    : follow(new LinkedTrace(trace.get(), settings()), new Prometheus(target.url()));
        });
    }

    private Outcome follow(LinkedTrace link, Prometheus prometheus) throws IOException {
        String expression = link.query(query.path("query").asText());
        long series = prometheus.range(expression, link.range(), STEP).stream().filter(one -> one.numbers() > 0).count();
        return series > 0 ? Outcome.pass(series + " series: " + expression) : Outcome.fail("no data: " + expression);
    }

    private JsonNode settings() {
        return source.settings().path("tracesToMetrics");
    }
}
