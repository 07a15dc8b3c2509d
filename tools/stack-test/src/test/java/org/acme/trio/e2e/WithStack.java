package org.acme.trio.e2e;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.Trace;
import org.acme.trio.trace.tree.TraceArrival;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend and the trio, and how to ask them. */
@ExtendWith(StackStarter.class)
abstract class WithStack {

    /** Longer than the export delay of the services by far, for machines that are busy. */
    static final Duration ARRIVAL = Duration.ofSeconds(30);

    static Backend backend;
    static Trio trio;

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
