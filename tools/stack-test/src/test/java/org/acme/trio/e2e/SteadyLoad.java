package org.acme.trio.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends the same GET at a steady rate, whether the ones before have been answered or not. */
final class SteadyLoad {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<Answer>> sent = new ConcurrentLinkedQueue<>();

    /**
     * @param sent when the request was sent, a value of {@link System#nanoTime()}
     * @param status the status of the answer, 0 if there was none
     * @param body what was answered, or why nothing was
     */
    record Answer(long sent, int status, String body) {

        boolean failed() {
            return status != 200;
        }
    }

    private SteadyLoad() {
    }

    /** Sends until it is stopped. */
    static SteadyLoad start(URI uri, int perSecond) {
        SteadyLoad load = new SteadyLoad();
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        load.clock.scheduleAtFixedRate(() -> load.send(request), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return load;
    }

    /** Ends it; {@return all answers, as soon as there are all of them} */
    List<Answer> stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private void send(HttpRequest request) {
        long start = System.nanoTime();
        sent.add(client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> new Answer(start, answer.statusCode(), answer.body()))
                .exceptionally(e -> new Answer(start, 0, e.toString())));
    }
}
