package org.acme.trio.cli.verify.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.LokiEntry;
import org.acme.trio.cli.backend.TimeRange;
import org.acme.trio.cli.grafana.DataSource;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.LinkVariables;
import org.acme.trio.cli.trace.TempoTraceStore;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome;
import org.acme.trio.cli.verify.request.ChainCall;

import com.fasterxml.jackson.databind.JsonNode;

/** From a log line to its trace: one entry of {@code derivedFields}. */
record DerivedField(DataSource logs, JsonNode field, DataSources sources, ChainCall call) implements Check {

    private static final Duration LOOK_BACK = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "link from lines of " + logs.name() + " to " + field.path("datasourceUid").asText();
    }

    @Override
    public Outcome ask() throws IOException {
        DataSource target = sources.byUid(field.path("datasourceUid").asText());
        return call.judged(answer -> {
            // Found by their text, so that the field is what has to hold the id.
            String query = "{service_name=\"" + answer.service() + "\"} |= \"" + answer.traceId() + "\"";
            for (LokiEntry line : new Loki(logs.url()).lines(query, TimeRange.last(LOOK_BACK), 10)) {
                Optional<String> value = valueIn(line);
                if (value.isPresent()) {
                    return follow(value.get(), target);
                }
            }
            return Outcome.fail("no line has the field " + field.path("matcherRegex").asText() + ": " + query);
        });
    }

    private Optional<String> valueIn(LokiEntry line) {
        Pattern pattern = Pattern.compile(field.path("matcherRegex").asText());
        if (field.path("matcherType").asText().equals("label")) {
            return line.fields().entrySet().stream()
                    .filter(entry -> pattern.matcher(entry.getKey()).find())
                    .map(entry -> entry.getValue())
                    .findFirst();
        }
        Matcher matcher = pattern.matcher(line.line());
        return matcher.find() && matcher.groupCount() > 0 ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Outcome follow(String value, DataSource target) throws IOException {
        String traceId = LinkVariables.apply(field.path("url").asText(),
                name -> name.equals("__value.raw") ? Optional.of(value) : Optional.empty());
        Optional<Trace> trace = new TempoTraceStore(target.url(), Optional.empty()).find(traceId);
        return trace.map(found -> Outcome.pass("trace " + traceId + ", " + found.spans().size() + " spans"))
                .orElseGet(() -> Outcome.fail(target.name() + " does not know " + traceId));
    }
}
