package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.acme.trio.trace.http.Json;
import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.Trace;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

import com.fasterxml.jackson.databind.JsonNode;

/** What the tests of a stack take for wrong, and how they fill in variables. */
class ChecksTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant START = Instant.parse("2026-11-21T01:02:03Z");
    private static final String LOKI = target("loki", false, "up");
    private static final String PROMTAIL = target("promtail", true, "up");

    @Test
    void missesNoOptionalProgramButOneShipperOfLogLines() throws IOException {
        String noShipper = "neither promtail nor alloy is up: no log lines are collected";

        assertEquals("1 up", scraped(LOKI));
        assertEquals("2 up; optional and not up: alloy, jaeger",
                scraped(LOKI, PROMTAIL, target("alloy", true, "down"), target("jaeger", true, "down")));
        assertEquals("tempo at tempo:1 is down (refused); pushgateway at pushgateway:1 is unknown", reason(
                () -> scraped(LOKI, PROMTAIL, target("tempo", false, "down"), target("pushgateway", false, "unknown"))));
        assertEquals(noShipper, reason(() -> scraped(LOKI, target("promtail", true, "down"), target("alloy", true, "down"))));
        assertEquals("2 up; optional and not up: promtail",
                scraped(LOKI, target("promtail", true, "down"), target("alloy", true, "up")));
        assertEquals("it has no targets", reason(() -> scraped()));
    }

    @Test
    void refusesIdsThatAreLabels() {
        Map<String, String> ids = Map.of("trace_id", "x", "span_id", "y");
        Map<String, String> labels = Map.of("service_name", "service-a", "level", "INFO");

        assertEquals(Optional.empty(), RequestChecks.wrongWith(new Loki.Line("", labels, ids)));
        assertEquals(Optional.of("an id is a label"), RequestChecks.wrongWith(new Loki.Line("", ids, ids)));
        assertEquals(Optional.of("an id is missing"), RequestChecks.wrongWith(new Loki.Line("", labels, Map.of())));
        assertEquals(Optional.of("service_name or level is missing"),
                RequestChecks.wrongWith(new Loki.Line("", Map.of(), ids)));
    }

    @Test
    void countsSeriesThatHaveNumbers() throws IOException {
        assertEquals(2, Prometheus.series(Json.parse("""
                {"resultType": "matrix", "result": [{"values": [[1, "NaN"], [2, "0"]]}, {"value": [1, "+Inf"]},
                 {"values": [[1, "NaN"]]}, {"values": []}]}""")));
        assertEquals(1, Prometheus.series(Json.parse("{\"resultType\": \"scalar\", \"result\": [1, \"2\"]}")));
    }

    @Test
    void readsTheLinksOfDataSourcesAsGrafanaDoes() throws IOException {
        Map<String, String> variables = Map.of("TEMPO_URL", "http://tempo:3200", "LOKI_URL", "", "PROMETHEUS_URL", "",
                "ALERTMANAGER_URL", "", "JAEGER_URL", "");
        DataSource tempo = DataSource.byUid(DataSource.readAll(Path.of("../.."), variables), Json.parse("\"tempo\""));

        assertEquals("http://tempo:3200", tempo.url().toString());
        assertEquals("""
                {${__tags}} | trace_id="${__trace.traceId}" | json message="message" | drop __error__, __error_details__\
                 | line_format "{{if .message}}{{.message}}{{else}}{{__line__}}{{end}}\"""",
                tempo.settings().path("tracesToLogsV2").path("query").asText());
    }

    @Test
    void fillsTheValuesOfASpanIn() throws IOException {
        JsonNode settings = Json.parse("""
                {"tags": [{"key": "service.name", "value": "service_name"}, {"key": "http.route"}]}""");

        assertEquals("{service_name=\"service-a\", http_route=\"/chain\"} | trace_id=\"" + TRACE_ID
                + "\" | span_id=\"00f067aa0ba902b7\"",
                SpanLink.query(settings, trace(START),
                        "{${__tags}} | trace_id=\"${__trace.traceId}\" | span_id=\"${__span.spanId}\""));
        assertEquals("the tag pod is not on the SERVER span 00f067aa0ba902b7 (GET /chain) of service-a",
                reason(() -> SpanLink.query(Json.parse("{\"tags\":[{\"key\":\"pod\"}]}"), trace(START), "{${__tags}}")));
        assertEquals("the variable $__other is not known in {$__other}", assertThrows(IllegalArgumentException.class,
                () -> SpanLink.query(Json.parse("{}"), trace(START), "{$__other}")).getMessage());
    }

    @Test
    void shiftsTheTimeOfASpanButNotIntoTheFuture() throws IOException {
        assertEquals(new TimeRange(START.minusSeconds(60), START.plusSeconds(62)), SpanLink.range(
                Json.parse("{\"spanStartTimeShift\":\"-1m\",\"spanEndTimeShift\":\"1m\"}"), trace(START)));
        assertTrue(SpanLink.range(Json.parse("{\"spanEndTimeShift\":\"1h\"}"), trace(Instant.now())).to()
                .isBefore(Instant.now().plus(Duration.ofMinutes(30))));
    }

    @Test
    void knowsTheJobsOfTheMetricsThatAnExpressionNames() {
        MetricLists lists = new MetricLists(Map.of("promtail", Map.of("sent_total", Set.of()),
                "alloy", Map.of("sent_total", Set.of(), "sent", Set.of())));

        assertEquals(Set.of(Set.of("promtail", "alloy")),
                lists.jobsOf("sum(rate({__name__=~\"sent_total|other_sent_totals\"}[1m]))"));
        assertEquals(Set.of(), lists.jobsOf("sum(present)"));
    }

    private static String scraped(String... targets) throws IOException {
        List<JsonNode> parsed = new ArrayList<>();
        for (String target : targets) {
            parsed.add(Json.parse(target));
        }
        return ScrapeChecks.judge(parsed);
    }

    private static String target(String job, boolean optional, String health) {
        return "{\"labels\":{\"job\":\"%1$s\",\"instance\":\"%1$s:1\"%2$s},\"health\":\"%3$s\",\"lastError\":\"%4$s\"}"
                .formatted(job, optional ? ",\"optional\":\"true\"" : "", health, health.equals("down") ? "refused" : "");
    }

    private static String reason(RetriedTests.Question question) {
        return assertThrows(AssertionFailedError.class, question::ask).getMessage();
    }

    private static Trace trace(Instant start) {
        return new Trace(TRACE_ID, List.of(new Span("00f067aa0ba902b7", Optional.empty(), Span.Kind.SERVER, "GET /chain",
                "service-a", start, Duration.ofSeconds(2), false, Map.of("http.route", "/chain"))));
    }
}
