package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import org.acme.trio.trace.http.TraceParent;
import org.junit.jupiter.api.Test;

/** A caller that asks for what is not there, as fast as it can. */
@SharedStack
class FloodIT extends WithStack {

    private static final int REQUESTS = 6_000;
    private static final int AT_ONCE = 64;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore free = new Semaphore(AT_ONCE);

    @Test
    void sixThousandUnknownPathsAreSixThousandTraces() {
        List<String> ids = IntStream.range(0, REQUESTS).mapToObj(i -> TraceParent.random()).map(this::ask).toList();
        free.acquireUninterruptibly(AT_ONCE);
        await().atMost(ARRIVAL).until(() -> Metrics.of(trio.address("service-c"))
                .sum("otel_sdk_processor_span_queue_size") == 0);
        assertEquals(List.of(),
                ids.stream().filter(id -> Http.status(backend.at("/api/v2/trace/" + id)) != 200).toList());
    }

    private String ask(TraceParent own) {
        free.acquireUninterruptibly();
        HttpRequest request = HttpRequest.newBuilder(at("service-c", "/none")).header("traceparent", own.toString()).build();
        CompletableFuture<?> answer = client.sendAsync(request, BodyHandlers.discarding());
        answer.whenComplete((done, failure) -> free.release());
        return own.traceId();
    }
}
