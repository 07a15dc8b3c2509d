package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;

import com.fasterxml.jackson.databind.JsonNode;

/** From a span to metrics: one query of {@code tracesToMetrics}. */
record TraceToMetrics(SpanLink span, JsonNode query) implements Check {

    static final String KEY = "tracesToMetrics";
    private static final Duration STEP = Duration.ofSeconds(10);

    @Override
    public String name() {
        return span + ": " + query.path("name").asText();
    }

    @Override
    public Outcome ask() throws IOException {
        return span.follow(this::series);
    }

    private Outcome series(LinkedTrace link, URI prometheus) throws IOException {
        String expression = link.query(query.path("query").asText());
        long series = new Prometheus(prometheus).range(expression, link.range(), STEP).stream()
                .filter(one -> one.numbers() > 0).count();
        return series > 0 ? Outcome.pass(series + " series: " + expression) : Outcome.fail("no data: " + expression);
    }
}
