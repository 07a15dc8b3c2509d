package org.acme.trio.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.HdrHistogram.Histogram;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Sends the same request again and again, on one thread. Gatling and its reports would take more of the machine than the
 * services that are measured, and its times are whole milliseconds.
 */
final class Load {

    private static final int CONNECTIONS = 16;

    private final HttpClient client;
    private final Context context;
    private final RequestOptions request;

    /**
     * What was answered.
     *
     * @param answers the number of answers, all of status 200
     * @param perSecond answers per second
     * @param p99Millis the time that 99 % of the requests did not exceed; at a fixed rate from when they were due
     */
    record Result(long answers, double perSecond, double p99Millis) {
    }

    Load(Vertx vertx, int port, String path) {
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(-1));
        context = vertx.getOrCreateContext();
        request = new RequestOptions().setMethod(HttpMethod.GET).setHost("127.0.0.1").setPort(port).setURI(path);
    }

    /** Closed: each of 16 connections sends its next request when it has the answer to the one before. */
    Result closed(Duration duration) throws IOException, InterruptedException {
        return run(new Run(Long.MAX_VALUE, duration));
    }

    /** Closed, until this number is answered. */
    Result closed(long requests) throws IOException, InterruptedException {
        return run(new Run(requests, Duration.ofMinutes(5)));
    }

    /** Open: requests are due at this rate, whatever becomes of the ones before. */
    Result fixedRate(int perSecond, Duration duration) throws IOException, InterruptedException {
        Run run = new Run(Long.MAX_VALUE, duration);
        return await(run, () -> {
            long interval = Duration.ofSeconds(1).toNanos() / perSecond;
            context.owner().setPeriodic(1, timer -> {
                while (!run.isOver() && run.begun + run.sent * interval <= System.nanoTime()) {
                    send(run, run.begun + run.sent++ * interval, false);
                }
                if (run.isOver()) {
                    context.owner().cancelTimer(timer);
                    run.endIfDone();
                }
            });
        });
    }

    private Result run(Run run) throws IOException, InterruptedException {
        return await(run, () -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                sendNext(run);
            }
        });
    }

    private Result await(Run run, Runnable start) throws IOException, InterruptedException {
        context.runOnContext(go -> start.run());
        try {
            return run.result.get();
        } catch (ExecutionException e) {
            throw new IOException("a request failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private void sendNext(Run run) {
        if (!run.isOver()) {
            run.sent++;
            send(run, System.nanoTime(), true);
        } else {
            run.endIfDone();
        }
    }

    private void send(Run run, long due, boolean again) {
        client.request(request).compose(open -> open.send()).compose(Load::read).onComplete(answer -> {
            if (answer.failed()) {
                run.result.completeExceptionally(answer.cause());
                return;
            }
            run.millionths.recordValue(Math.max(0, System.nanoTime() - due) / 1000);
            run.answered++;
            if (again) {
                sendNext(run);
            } else {
                run.endIfDone();
            }
        });
    }

    private static Future<Void> read(HttpClientResponse answer) {
        return answer.statusCode() == 200 ? answer.end()
                : Future.failedFuture("status " + answer.statusCode());
    }

    /** The state of a run; used by the thread that sends only. */
    private static final class Run {

        private final Histogram millionths = new Histogram(3);
        private final CompletableFuture<Result> result = new CompletableFuture<>();
        private final long requests;
        private final long begun = System.nanoTime();
        private final long end;
        private long sent;
        private long answered;

        Run(long requests, Duration duration) {
            this.requests = requests;
            this.end = begun + duration.toNanos();
        }

        private boolean isOver() {
            return sent >= requests || System.nanoTime() >= end || result.isDone();
        }

        private void endIfDone() {
            if (isOver() && answered == sent) {
                result.complete(new Result(answered, answered * 1e9 / (System.nanoTime() - begun),
                        millionths.getValueAtPercentile(99) / 1000.0));
            }
        }
    }
}
