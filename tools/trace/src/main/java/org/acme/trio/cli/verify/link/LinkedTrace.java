package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;

import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.grafana.Durations;
import org.acme.trio.cli.grafana.LinkVariables;
import org.acme.trio.cli.trace.Span;
import org.acme.trio.cli.trace.Trace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The span from which the links of a data source for traces are followed, as from a click in Grafana.
 *
 * @param settings the link: {@code tracesToLogsV2} or {@code tracesToMetrics}
 */
record LinkedTrace(Trace trace, JsonNode settings) {

    private Span span() {
        return trace.roots().get(0);
    }

    /**
     * {@return the query of the link with the span's values}
     *
     * @throws IOException when a tag is not on the span or a variable is unknown: then Grafana shows no link
     */
    String query(String template) throws IOException {
        try {
            String tags = tags();
            return LinkVariables.apply(template, name -> switch (name) {
                case "__tags" -> Optional.of(tags);
                case "__trace.traceId", "__span.traceId" -> Optional.of(trace.id());
                case "__span.spanId" -> Optional.of(span().id());
                default -> Optional.empty();
            });
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage() + " in " + template, e);
        }
    }

    /** {@return the time of the span with the link's shifts, as far as it has passed} */
    TimeRange range() {
        Instant from = span().start().plus(Durations.parse(settings.path("spanStartTimeShift").asText("0s")));
        Instant to = span().end().plus(Durations.parse(settings.path("spanEndTimeShift").asText("0s")));
        Instant now = Instant.now();
        return new TimeRange(from, to.isAfter(now) ? now : to);
    }

    private String tags() throws IOException {
        StringJoiner tags = new StringJoiner(", ");
        for (JsonNode tag : settings.path("tags")) {
            String key = tag.path("key").asText();
            String value = key.equals("service.name") ? span().service() : span().attributes().get(key);
            if (value == null) {
                throw new IOException("the tag " + key + " is not on the " + span());
            }
            tags.add(tag.path("value").asText(key.replace('.', '_')) + "=\"" + value + "\"");
        }
        return tags.toString();
    }
}
