package org.acme.trio.chain;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.enterprise.util.TypeLiteral;

import org.acme.trio.config.TrioConfig;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.RestResponse;

import io.opentelemetry.context.Scope;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;

/**
 * What stands between this service and one neighbour: a timeout for each attempt, one more attempt where the connection
 * failed, and a circuit breaker that sees a call and not its attempts. {@link Failure} says what is tried again and
 * what counts, RATIONALE.md why.
 */
final class PeerGuard {

    private static final TypeLiteral<Uni<RestResponse<?>>> ANSWER = new TypeLiteral<>() {
    };
    private static final int RETRY_DELAY_MS = 50;

    private final Guard breaker;
    private final Guard retry;
    private final List<Guard> attempts;

    /**
     * @param name the neighbour's {@code service.name}, under which its metrics stand
     * @param maxUnits the largest number of hop timeouts that one attempt may take
     */
    PeerGuard(String name, int maxUnits, TrioConfig.Chain config) {
        breaker = Guard.create().withDescription(name)
                .withCircuitBreaker().requestVolumeThreshold(config.breaker().requestVolume())
                .failureRatio(config.breaker().failureRatio())
                .delay(config.breaker().delay().toMillis(), ChronoUnit.MILLIS).when(Failure::counts).done()
                .build();
        retry = Guard.create().withDescription(name + " retry")
                .withRetry().maxRetries(1).delay(RETRY_DELAY_MS, ChronoUnit.MILLIS).jitter(0, ChronoUnit.MILLIS)
                .whenException(Failure::isTriedAgain).done()
                .build();
        attempts = IntStream.rangeClosed(1, maxUnits).mapToObj(units -> Guard.create().withDescription(name + " attempt")
                .withTimeout().duration(units * config.hopTimeout().toMillis(), ChronoUnit.MILLIS).done().build()).toList();
    }

    /**
     * @param units how many hop timeouts each attempt may take, 1 or more
     * @param call what to do, by the number of the attempt; 0 is the first
     */
    Uni<RestResponse<?>> call(int units, IntFunction<Uni<RestResponse<?>>> call) {
        AtomicInteger made = new AtomicInteger();
        Supplier<Uni<RestResponse<?>>> attempt = () -> attempt(attempts.get(units - 1), made.getAndIncrement(), call);
        return breaker.get(() -> retry.get(attempt, ANSWER), ANSWER);
    }

    /** A timeout leaves the call to itself; cancelling it ends its span and gives the connection back. */
    private static Uni<RestResponse<?>> attempt(Guard timeout, int number, IntFunction<Uni<RestResponse<?>>> call) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<RestResponse<?>> answer;
            try (Scope resend = ResendCount.makeCurrent(number)) {
                answer = call.apply(number).subscribeAsCompletionStage();
            }
            return timeout.get(() -> Uni.createFrom().completionStage(answer), ANSWER)
                    .onFailure(TimeoutException.class).invoke(() -> answer.cancel(true));
        });
    }
}
