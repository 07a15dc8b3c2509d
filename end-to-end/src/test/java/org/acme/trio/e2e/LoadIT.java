package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.acme.trio.cli.http.ChainAnswer;
import org.acme.trio.cli.http.ChainClient;
import org.acme.trio.cli.http.ChainRequest;
import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.TraceParent;
import org.acme.trio.cli.trace.Completeness;
import org.acme.trio.cli.trace.Span;
import org.acme.trio.cli.trace.Trace;
import org.acme.trio.cli.trace.TraceArrival;
import org.junit.jupiter.api.Test;

/** Many requests at once: none lost, none mixed up. */
class LoadIT extends WithStack {

    private static final int REQUESTS = 5_000;
    private static final int AT_ONCE = 16;
    /** After so many there is no need to wait for more. */
    private static final int ENOUGH = 5;
    private static final List<ChainRequest> SHAPES = List.of(ChainRequest.DEFAULT, route("b"), route("c,b"),
            new ChainRequest("b,c,a", "parallel", null, null), new ChainRequest("b,c", null, null, "c:418"));

    @Test
    void fiveThousandRequestsAreFiveThousandWholeTraces() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Completeness>> sent = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                ChainRequest request = SHAPES.get(i % SHAPES.size());
                String service = Trio.NAMES.get(i % Trio.NAMES.size());
                sent.add(callers.submit(() -> send(service, request)));
            }
            check(sent);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Completeness send(String service, ChainRequest request) throws IOException {
        Optional<TraceParent> own = Optional.of(TraceParent.random());
        HttpTarget target = new HttpTarget(service, trio.address(service));
        return new Completeness(new ChainClient(target, ARRIVAL).get(request, own), own);
    }

    private static void check(List<Future<Completeness>> sent)
            throws IOException, InterruptedException, ExecutionException {
        Set<String> ids = new HashSet<>();
        List<String> troubles = new ArrayList<>();
        for (Future<Completeness> each : sent) {
            Completeness expected = each.get();
            ChainAnswer answer = expected.answer();
            ids.add(answer.traceId());
            TraceArrival arrival = TraceArrival.await(backend.traces(), expected, ARRIVAL);
            if (!arrival.isWhole()) {
                troubles.add(answer + ": " + arrival.missing());
            } else if (strangersIn(arrival.trace().orElseThrow(), answer) > 0) {
                troubles.add(answer + " has spans of another request");
            }
            if (troubles.size() == ENOUGH) {
                break;
            }
        }
        assertEquals(List.of(), troubles);
        assertEquals(REQUESTS, ids.size());
    }

    /** Spans of calls that the answer does not tell of. */
    private static long strangersIn(Trace trace, ChainAnswer answer) {
        return trace.spans().stream().filter(span -> span.kind() == Span.Kind.CLIENT).count()
                - answer.calls().stream().mapToLong(LoadIT::calls).sum();
    }

    private static long calls(ChainAnswer.Call call) {
        return 1 + call.calls().stream().mapToLong(LoadIT::calls).sum();
    }
}
