package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.tree.TempoTraceStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

/** Each link between the provisioned data sources leads to data. */
@ExtendWith(StackResolver.class)
class LinkChecks {

    private static final String UID = "datasourceUid";
    private static final String SERIES = "http_server_requests_seconds_bucket";

    @TestFactory
    @DisplayName("links of the data sources")
    List<DynamicTest> links(Stack stack, RetriedTests group) {
        ChainCall call = new ChainCall(stack.service(), ChainRequest.DEFAULT, false);
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(group.test("data sources that links lead to", () -> uids(stack.sources())));
        for (DataSource source : stack.sources()) {
            for (JsonNode link : source.settings().path("exemplarTraceIdDestinations")) {
                tests.add(group.test("link from exemplars of " + source.name() + " to " + link.path(UID).asText(),
                        () -> exemplar(source, link, stack.sources())));
            }
            SpanLink logs = new SpanLink(stack, source, "tracesToLogsV2", call);
            if (!logs.settings().isMissingNode()) {
                tests.add(group.test(logs.toString(), logs::lines));
            }
            for (JsonNode field : source.settings().path("derivedFields")) {
                tests.add(group.test("link from lines of " + source.name() + " to " + field.path(UID).asText(),
                        () -> derivedField(source, field, stack.sources(), call.answer())));
            }
            SpanLink metrics = new SpanLink(stack, source, "tracesToMetrics", call);
            for (JsonNode query : metrics.settings().path("queries")) {
                tests.add(group.test(metrics + ": " + query.path("name").asText(),
                        () -> metrics.series(query.path("query").asText())));
            }
            if (source.settings().has("serviceMap")) {
                for (HttpTarget peer : stack.peers()) {
                    tests.add(group.test("service graph of " + source.name() + ": " + stack.service().name() + " -> "
                            + peer.name(), () -> edge(source, stack, peer)));
                }
            }
        }
        return tests;
    }

    private static String uids(List<DataSource> sources) throws IOException {
        List<JsonNode> uids = new ArrayList<>();
        for (DataSource source : sources) {
            uids.addAll(source.settings().findValues(UID));
            uids.addAll(source.settings().findValues("alertmanagerUid"));
        }
        for (JsonNode uid : uids) {
            DataSource.byUid(sources, uid);
        }
        return uids.isEmpty() ? fail("there is no link") : uids.size() + " links";
    }

    private static String exemplar(DataSource metrics, JsonNode link, List<DataSource> sources) throws IOException {
        String label = link.path("name").asText();
        JsonNode newest = new Prometheus(metrics.url()).exemplars(SERIES, TimeRange.last(Loki.LOOK_BACK)).stream()
                .filter(exemplar -> exemplar.path("labels").has(label))
                .max(Comparator.comparing(exemplar -> exemplar.path("timestamp").asDouble()))
                .orElseGet(() -> fail("no exemplar of " + SERIES + " has the label " + label));
        String traceId = newest.path("labels").path(label).asText();
        return label + "=" + traceId + ", " + spans(traceId, DataSource.byUid(sources, link.path(UID)));
    }

    private static String derivedField(DataSource logs, JsonNode field, List<DataSource> sources, ChainAnswer answer)
            throws IOException {
        // Found by their text, so that the field is what has to hold the id.
        String query = "{service_name=\"" + answer.service() + "\"} |= \"" + answer.traceId() + "\"";
        for (Loki.Line line : new Loki(logs.url()).lines(query, TimeRange.last(Loki.LOOK_BACK))) {
            Optional<String> value = value(line, field);
            if (value.isPresent()) {
                String traceId = Variables.inQuery(field.path("url").asText(), Map.of("__value.raw", value.get()));
                return "trace " + traceId + ", " + spans(traceId, DataSource.byUid(sources, field.path(UID)));
            }
        }
        return fail("no line has the field " + field.path("matcherRegex").asText() + ": " + query);
    }

    private static Optional<String> value(Loki.Line line, JsonNode field) {
        Pattern pattern = Pattern.compile(field.path("matcherRegex").asText());
        if (field.path("matcherType").asText().equals("label")) {
            return line.fields().entrySet().stream().filter(entry -> pattern.matcher(entry.getKey()).find())
                    .map(Map.Entry::getValue).findFirst();
        }
        Matcher matcher = pattern.matcher(line.text());
        return matcher.find() && matcher.groupCount() > 0 ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String spans(String traceId, DataSource tempo) throws IOException {
        return new TempoTraceStore(tempo.url(), Optional.empty()).find(traceId)
                .map(trace -> trace.spans().size() + " spans")
                .orElseGet(() -> fail(tempo.name() + " does not know " + traceId));
    }

    private static String edge(DataSource traces, Stack stack, HttpTarget peer) throws IOException {
        DataSource metrics = DataSource.byUid(stack.sources(), traces.settings().path("serviceMap").path(UID));
        long series = new Prometheus(metrics.url()).now("traces_service_graph_request_total{client=\""
                + stack.service().name() + "\",server=\"" + peer.name() + "\"} > 0");
        return series > 0 ? series + " series" : fail("there is no such edge");
    }
}
