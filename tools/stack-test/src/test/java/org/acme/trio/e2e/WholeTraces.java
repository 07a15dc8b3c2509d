package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.TraceParent;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.Trace;
import org.acme.trio.trace.tree.TraceArrival;

/** Requests that each bring a trace of their own, and the proof that all of these arrive whole. */
final class WholeTraces implements AutoCloseable {

    /** After so many there is no need to wait for more. */
    private static final int ENOUGH = 5;

    private final Trio trio;
    private final List<ChainRequest> shapes;
    private final ExecutorService callers;
    private final List<Future<Completeness>> sent = new ArrayList<>();

    /**
     * @param shapes what is asked in turn, of each service in turn
     * @param atOnce how many requests are under way at the most
     */
    WholeTraces(Trio trio, List<ChainRequest> shapes, int atOnce) {
        this.trio = trio;
        this.shapes = shapes;
        callers = Executors.newFixedThreadPool(atOnce);
    }

    /** Sends so many as fast as they are answered. */
    void send(int requests) {
        for (int i = 0; i < requests; i++) {
            sendOne();
        }
    }

    /** Sends them at a steady rate, whether those before have been answered or not. */
    void send(int requests, int perSecond) {
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            LockSupport.parkNanos(start + i * 1_000_000_000L / perSecond - System.nanoTime());
            sendOne();
        }
    }

    private void sendOne() {
        ChainRequest request = shapes.get(sent.size() % shapes.size());
        String service = Trio.NAMES.get(sent.size() % Trio.NAMES.size());
        Callable<Completeness> call = () -> {
            Optional<TraceParent> own = Optional.of(TraceParent.random());
            HttpTarget target = new HttpTarget(service, trio.address(service));
            return new Completeness(new ChainClient(target, WithStack.ARRIVAL).get(request, own), own);
        };
        sent.add(callers.submit(call));
    }

    int sent() {
        return sent.size();
    }

    /** Waits for all answers, whatever they are. */
    void awaitAnswers() throws InterruptedException {
        callers.shutdown();
        callers.awaitTermination(WithStack.ARRIVAL.toSeconds(), TimeUnit.SECONDS);
    }

    /** Fails unless each request was answered and its trace has all that the answer tells of; that of a success, no more. */
    void assertArrived(Backend backend) throws IOException, InterruptedException, ExecutionException {
        Set<String> ids = new HashSet<>();
        List<String> troubles = new ArrayList<>();
        for (Future<Completeness> each : sent) {
            Completeness expected = each.get();
            ChainAnswer answer = expected.answer();
            ids.add(answer.traceId());
            TraceArrival arrival = TraceArrival.await(backend.traces(), expected, WithStack.ARRIVAL);
            if (!arrival.isWhole()) {
                troubles.add(answer + ": " + arrival.missing());
            } else if (answer.status() == 200 && strangersIn(arrival.trace().orElseThrow(), answer) > 0) {
                troubles.add(answer + " has spans of another request");
            }
            if (troubles.size() == ENOUGH) {
                break;
            }
        }
        assertEquals(List.of(), troubles);
        assertEquals(sent.size(), ids.size());
    }

    /** Spans of calls that the answer does not tell of. */
    private static long strangersIn(Trace trace, ChainAnswer answer) {
        return trace.spans().stream().filter(span -> span.kind() == Span.Kind.CLIENT).count()
                - answer.calls().stream().mapToLong(WholeTraces::calls).sum();
    }

    private static long calls(ChainAnswer.Call call) {
        return 1 + call.calls().stream().mapToLong(WholeTraces::calls).sum();
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
