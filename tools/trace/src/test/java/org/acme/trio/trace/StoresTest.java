package org.acme.trio.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.acme.trio.trace.http.FreePort;
import org.acme.trio.trace.http.StubServer;
import org.acme.trio.trace.http.StubServer.Answer;
import org.acme.trio.trace.logs.FileLogStore;
import org.acme.trio.trace.logs.LokiLogStore;
import org.acme.trio.trace.tree.TempoTraceStore;
import org.acme.trio.trace.tree.ZipkinTraceStore;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

class StoresTest {

    @Test
    void takesTempoAndLokiWhereTempoIsReady() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(200, ""))) {
            TraceAddresses addresses = addresses(server.port(), server.port());
            Stores stores = Stores.of(Stores.Choice.AUTO, addresses);

            assertInstanceOf(TempoTraceStore.class, stores.traces());
            assertInstanceOf(LokiLogStore.class, stores.logs());
            assertEquals(addresses.loki().toString(), stores.logPlace());
            assertTrue(stores.traces().link("ab").toString().startsWith(server.base() + "/explore?"));
        }
    }

    @Test
    void linksToTempoWhereGrafanaDoesNotRun() throws IOException {
        try (StubServer server = new StubServer(request -> Answer.of(200, ""))) {
            assertEquals(server.base() + "/api/v2/traces/ab",
                    Stores.of(Stores.Choice.AUTO, addresses(server.port(), FreePort.find())).traces().link("ab").toString());
        }
    }

    @Test
    void takesZipkinAndTheLogFilesElse() throws IOException {
        TraceAddresses nobody = addresses(FreePort.find(), FreePort.find());

        assertInstanceOf(ZipkinTraceStore.class, Stores.of(Stores.Choice.AUTO, nobody).traces());
        assertInstanceOf(FileLogStore.class, Stores.of(Stores.Choice.ZIPKIN, nobody).logs());
        assertInstanceOf(TempoTraceStore.class, Stores.of(Stores.Choice.TEMPO, nobody).traces());
    }

    private static TraceAddresses addresses(int tempo, int grafana) {
        return CommandLine.populateCommand(new TraceAddresses(), "--tempo-url=http://127.0.0.1:" + tempo,
                "--grafana-url=http://127.0.0.1:" + grafana);
    }
}
