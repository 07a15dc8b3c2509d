package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.Trace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A link that begins at a span, as from a click in Grafana. The span is one of Tempo, whichever data source has the link.
 *
 * @param source the data source for traces that has the link
 * @param key where in its settings: {@code tracesToLogsV2} or {@code tracesToMetrics}
 * @param call the request whose first span it is followed from
 */
record SpanLink(Stack stack, DataSource source, String key, ChainCall call) {

    private static final Duration STEP = Duration.ofSeconds(10);

    JsonNode settings() {
        return source.settings().path(key);
    }

    /** Follows a link to log lines: all have to be of the trace. */
    String lines() throws IOException {
        if (!settings().path("customQuery").asBoolean()) {
            return fail("the link has no query of its own");
        }
        Trace trace = trace();
        String query = query(settings(), trace, settings().path("query").asText());
        List<Loki.Line> lines = new Loki(target().url()).lines(query, range(settings(), trace));
        long others = lines.stream().filter(line -> !trace.id().equals(line.fields().get("trace_id"))).count();
        return lines.isEmpty() || others > 0 ? fail(lines.size() + " lines, " + others + " of other traces: " + query)
                : lines.size() + " lines: " + query;
    }

    /** Follows a link to metrics, by one of its queries. */
    String series(String template) throws IOException {
        Trace trace = trace();
        String query = query(settings(), trace, template);
        long series = new Prometheus(target().url()).range(query, range(settings(), trace), STEP);
        return series > 0 ? series + " series: " + query : fail("no data: " + query);
    }

    /** {@return the link for a line of the report} */
    @Override
    public String toString() {
        return "link from spans of " + source.name() + " to " + settings().path("datasourceUid").asText()
                + (source.type().equals("tempo") ? "" : ", with a span of Tempo");
    }

    /** {@return a query of the link with the values of the first span; without one of them Grafana shows no link} */
    static String query(JsonNode settings, Trace trace, String template) {
        Span span = trace.roots().get(0);
        StringJoiner tags = new StringJoiner(", ");
        for (JsonNode tag : settings.path("tags")) {
            String tagKey = tag.path("key").asText();
            String value = tagKey.equals("service.name") ? span.service() : span.attributes().get(tagKey);
            if (value == null) {
                fail("the tag " + tagKey + " is not on the " + span);
            }
            tags.add(tag.path("value").asText(tagKey.replace('.', '_')) + "=\"" + value + "\"");
        }
        return Variables.inQuery(template, Map.of("__tags", tags.toString(), "__trace.traceId", trace.id(),
                "__span.traceId", trace.id(), "__span.spanId", span.id()));
    }

    /** {@return the time of the first span with the link's shifts, as far as it has passed} */
    static TimeRange range(JsonNode settings, Trace trace) {
        Span span = trace.roots().get(0);
        Instant to = span.end().plus(Duration.parse("PT" + settings.path("spanEndTimeShift").asText("0s")));
        Instant now = Instant.now();
        return new TimeRange(span.start().plus(Duration.parse("PT" + settings.path("spanStartTimeShift").asText("0s"))),
                to.isAfter(now) ? now : to);
    }

    private DataSource target() throws IOException {
        return DataSource.byUid(stack.sources(), settings().path("datasourceUid"));
    }

    private Trace trace() throws IOException {
        String traceId = call.answer().traceId();
        return stack.traces().find(traceId).orElseGet(() -> fail("no span of trace " + traceId + " is in Tempo"));
    }
}
