package org.acme.trio.trace.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.acme.trio.trace.http.StubServer;
import org.acme.trio.trace.http.StubServer.Answer;
import org.junit.jupiter.api.Test;

class LokiTest {

    private static final TimeRange RANGE = new TimeRange(Instant.ofEpochSecond(100), Instant.ofEpochSecond(200));
    private static final String LINES = """
            {"data":{"resultType":"streams","result":[{"stream":{"service_name":"service-a","level":"INFO"},
              "values":[["1795228540055841679","GET /",{"structuredMetadata":{"trace_id":"ab"},"parsed":{"x":"y"}}],
                        ["1795228540055841678","GET /"]]}]}}""";
    private static final String NUMBERS = """
            {"data":{"resultType":"matrix","result":[{"metric":{"level":"INFO"},"values":[[100,"1"]]}]}}""";

    @Test
    void tellsLabelsAndStructuredMetadataApart() throws IOException {
        try (StubServer server = answering(LINES)) {
            Map<String, String> labels = Map.of("service_name", "service-a", "level", "INFO");
            List<LokiEntry> lines = new Loki(server.base()).lines("{x=\"y\"}", RANGE, 7);

            assertEquals(List.of(
                    new LokiEntry(Instant.parse("2026-11-21T02:35:40.055841679Z"), "GET /", labels,
                            Map.of("trace_id", "ab", "x", "y")),
                    new LokiEntry(Instant.parse("2026-11-21T02:35:40.055841678Z"), "GET /", labels, Map.of())), lines);
            assertEquals(List.of("level", "service_name", "trace_id", "x"), List.copyOf(lines.get(0).fields().keySet()));
            String asked = server.requests().remove().pathAndQuery();
            assertTrue(asked.startsWith("/loki/api/v1/query_range?end=200.000000000&limit=7&query=%7B"), asked);
        }
    }

    @Test
    void findsNoLinesWhereTheQueryGivesNumbers() throws IOException {
        try (StubServer server = answering(NUMBERS)) {
            assertEquals(List.of(), new Loki(server.base()).lines("rate({x=\"y\"}[1m])", RANGE, 1));
        }
    }

    private static StubServer answering(String body) throws IOException {
        return new StubServer(request -> Answer.of(200, body));
    }
}
