package org.acme.trio.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.FreePort;
import org.acme.trio.trace.http.StubServer;
import org.acme.trio.trace.http.StubServer.Answer;
import org.acme.trio.trace.logs.FileLogStore;
import org.acme.trio.trace.logs.LogLine;
import org.acme.trio.trace.logs.LogLines;
import org.acme.trio.trace.logs.LogStore;
import org.acme.trio.trace.logs.LokiLogStore;
import org.acme.trio.trace.terminal.CommandLines;
import org.acme.trio.trace.tree.TempoTraceStore;
import org.acme.trio.trace.tree.TraceArrival;
import org.acme.trio.trace.tree.ZipkinTraceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoresTest {

    private static final ChainAnswer ANSWER = new ChainAnswer("service-a", 200, "4bf92f3577b34da6a3ce929d0e0e4736", true,
            List.of(), Optional.empty());
    private static final TraceArrival NO_SPANS = new TraceArrival(Optional.empty(), List.of());
    private static final LogLine LINE = new LogLine(Instant.EPOCH, "INFO", "service-a", "late", Optional.empty());

    @Test
    void takesTempoAndLokiWhereTempoIsReady() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(200, ""))) {
            Stores stores = stores("auto", server.port(), server.port());

            assertInstanceOf(TempoTraceStore.class, stores.traces());
            assertInstanceOf(LokiLogStore.class, stores.logs());
            assertEquals("http://127.0.0.1:3199", stores.logPlace());
            assertTrue(stores.traces().link("ab").toString().startsWith(server.base() + "/explore?"));
        }
    }

    @Test
    void linksToTempoWhereGrafanaDoesNotRun() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(200, ""))) {
            assertEquals(server.base() + "/api/v2/traces/ab",
                    stores("auto", server.port(), FreePort.find()).traces().link("ab").toString());
        }
    }

    @Test
    void takesZipkinAndTheLogFilesElse() throws IOException {
        int freePort = FreePort.find();

        assertInstanceOf(ZipkinTraceStore.class, stores("auto", freePort, freePort).traces());
        assertInstanceOf(FileLogStore.class, stores("zipkin", freePort, freePort).logs());
        assertInstanceOf(TempoTraceStore.class, stores("tempo", freePort, freePort).traces());
    }

    @Test
    void waitsUntilEachServiceHasALogLine() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        LogStore late = traceId -> new LogLines(asked.incrementAndGet() < 3 ? List.of() : List.of(LINE), 0);

        assertEquals(List.of(LINE), new Stores(null, late, "", Duration.ofSeconds(30)).logsOf(ANSWER, NO_SPANS).lines());
        assertEquals(3, asked.get());
    }

    @Test
    void doesNotWaitForLogLinesForever() throws IOException {
        LogStore empty = traceId -> new LogLines(List.of(), 0);

        assertEquals(List.of(), new Stores(null, empty, "", Duration.ZERO).logsOf(ANSWER, NO_SPANS).lines());
    }

    private static Stores stores(String choice, int tempo, int grafana) {
        StoreOptions options = new StoreOptions();
        CommandLines.of(options).parseArgs("--store=" + choice, "--tempo-url=http://127.0.0.1:" + tempo,
                "--loki-url=http://127.0.0.1:3199", "--grafana-url=http://127.0.0.1:" + grafana);
        return options.stores();
    }
}
