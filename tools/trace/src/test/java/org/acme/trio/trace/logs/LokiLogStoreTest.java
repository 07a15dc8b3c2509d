package org.acme.trio.trace.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

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
            assertTrue(loki.requests().remove().pathAndQuery().contains("trace_id%3D%22" + TRACE_ID + "%22"));
        }
    }

    @Test
    void waitsUntilEachServiceHasALine() throws IOException {
        LogLine line = new LogLine(Instant.EPOCH, "INFO", "service-a", "late", Optional.empty());
        AtomicInteger asked = new AtomicInteger();
        LogStore late = traceId -> new LogLines(asked.incrementAndGet() < 3 ? List.of() : List.of(line), 0);

        assertEquals(List.of(line), LogArrival.await(late, TRACE_ID, Set.of("service-a"), Duration.ofSeconds(30)).lines());
        assertEquals(3, asked.get());
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        try (StubServer loki = new StubServer(request -> Answer.of(200, EMPTY))) {
            assertEquals(List.of(), LogArrival.await(new LokiLogStore(loki.base()), TRACE_ID, Set.of("service-a"),
                    Duration.ZERO).lines());
        }
    }
}
