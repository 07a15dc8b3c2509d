package org.acme.trio.trace.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.acme.trio.trace.http.StubServer;
import org.acme.trio.trace.http.StubServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LokiLogStoreTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String EMPTY = "{\"data\":{\"resultType\":\"streams\",\"result\":[]}}";

    @Test
    void readsLinesOfTheJsonFormatterAndOthersInTheOrderOfTheirTime() throws IOException {
        try (StubServer loki = new StubServer(request -> Answer.of(200, """
                {"data":{"resultType":"streams","result":[
                 {"stream":{"service_name":"service-b"},"values":[["1795222923500000000","over OTLP",
                   {"structuredMetadata":{"severity_text":"WARN","exception_type":"java.io.IOException"}}]]},
                 {"stream":{"service_name":"service-a","level":"INFO"},"values":[["1795222923000000000",
                   "{\\"timestamp\\":\\"2026-11-21T01:02:03Z\\",\\"level\\":\\"INFO\\",\\"service_name\\":\\"service-a\\",\
                \\"message\\":\\"hello\\",\\"mdc\\":{\\"traceId\\":\\"%s\\"}}"]]}]}}""".formatted(TRACE_ID)))) {

            assertEquals(List.of(
                    new LogLine(Instant.parse("2026-11-21T01:02:03Z"), "INFO", "service-a", "hello", Optional.empty()),
                    new LogLine(Instant.parse("2026-11-21T01:02:03.5Z"), "WARN", "service-b", "over OTLP",
                            Optional.of("java.io.IOException"))),
                    new LokiLogStore(loki.base()).find(TRACE_ID).lines());
        }
    }

    @Test
    void asksForTheLastHour() throws IOException {
        try (StubServer loki = new StubServer(request -> Answer.of(200, EMPTY))) {
            assertEquals(new LogLines(List.of(), 0), new LokiLogStore(loki.base()).find(TRACE_ID));
            assertEquals("/loki/api/v1/query_range?limit=1000&query=%7Bservice_name%3D%7E%22.%2B%22%7D+%7C+trace_id%3D%22"
                    + TRACE_ID + "%22&since=1h", loki.requests().remove().pathAndQuery());
        }
    }
}
