package org.acme.trio.cli.load;

import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.Service;

/**
 * One run of mixed traffic. At most {@value #MAX_IN_FLIGHT} requests are under way at once; further ones wait, which shows as
 * a lower rate.
 */
final class Load {

    private static final int MAX_IN_FLIGHT = 256;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Results results;
    private final Mix mix;
    private final List<Service> services;
    private final Function<Service, HttpTarget> targets;
    private final RandomGenerator random;
    private final Semaphore slots = new Semaphore(MAX_IN_FLIGHT);

    Load(Results results, Mix mix, List<Service> services, Function<Service, HttpTarget> targets, RandomGenerator random) {
        this.results = results;
        this.mix = mix;
        this.services = services;
        this.targets = targets;
        this.random = random;
    }

    /**
     * Sends a request each time the pacer says so; the services are asked in turn.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    void send(Pacer pacer) throws InterruptedException {
        for (int i = 0; pacer.awaitNext(); i++) {
            slots.acquire();
            send(mix.next(random, services.get(i % services.size())));
        }
    }

    /** Waits until every request has its answer or has failed. */
    void awaitAnswers() throws InterruptedException {
        slots.acquire(MAX_IN_FLIGHT);
        slots.release(MAX_IN_FLIGHT);
    }

    private void send(Mix.Shot shot) {
        results.sent();
        long start = System.nanoTime();
        targets.apply(shot.service())
                .send(shot.pathAndQuery(), Map.of(), TIMEOUT, BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    record(shot, answer, failure, Duration.ofNanos(System.nanoTime() - start));
                    slots.release();
                });
    }

    private void record(Mix.Shot shot, HttpResponse<?> answer, Throwable failure, Duration duration) {
        if (failure == null) {
            results.answered(shot.service(), shot.endpoint(), answer.statusCode(), duration);
        } else {
            results.failed(shot.service(), reason(failure));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return "no answer in " + TIMEOUT.toSeconds() + " s";
        }
        return cause instanceof ConnectException ? "connection refused" : cause.getClass().getSimpleName();
    }
}
