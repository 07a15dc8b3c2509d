package org.acme.trio.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.Trace;
import org.acme.trio.trace.tree.TraceArrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A backend and the trio, started once for each class of tests, and how to ask them. */
abstract class WithStack {

    /** Longer than the export delay of the services by far, for machines that are busy. */
    static final Duration ARRIVAL = Duration.ofSeconds(30);

    static Backend backend;
    static Trio trio;

    @BeforeAll
    static void start() {
        Path directory = Projects.runDirectory("stack-" + System.nanoTime());
        backend = new Backend(directory).start();
        trio = new Trio(directory, Map.of("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", backend.otlpGrpc(),
                "QUARKUS_OTEL_LOGS_HANDLER_ENABLED", "true", "TRIO_CHAIN_HOP_TIMEOUT", "2s")).start();
    }

    @AfterAll
    static void stop() {
        trio.close();
        backend.close();
    }

    static ChainAnswer chain(String service, ChainRequest request) throws IOException {
        return new ChainClient(new HttpTarget(service, trio.address(service)), ARRIVAL).get(request, Optional.empty());
    }

    static ChainRequest route(String route) {
        return new ChainRequest(route, null, null, null);
    }

    /** The trace behind an answer, once it is whole. */
    static Trace whole(ChainAnswer answer) throws IOException {
        TraceArrival arrival = TraceArrival.await(backend.traces(), new Completeness(answer, Optional.empty()), ARRIVAL);
        if (!arrival.isWhole()) {
            throw new AssertionError(answer + " has no whole trace: " + arrival.missing());
        }
        return arrival.trace().orElseThrow();
    }

    static URI at(String service, String path) {
        return trio.address(service).resolve(path);
    }
}
