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
 * Guards the calls to one peer: a timeout for each attempt, one more attempt where the connection failed, and a circuit
 * breaker that counts calls and not attempts. RATIONALE.md says why.
 *
 * <table>
 * <caption>What follows a failure</caption>
 * <tr>
 * <th>failure</th>
 * <th>tried again</th>
 * <th>counts for the circuit breaker</th>
 * </tr>
 * <tr>
 * <td>no connection, or one that broke</td>
 * <td>yes</td>
 * <td>yes</td>
 * </tr>
 * <tr>
 * <td>no answer in time, 5xx that names no hop, a success that is not the answer of a chain</td>
 * <td>no</td>
 * <td>yes</td>
 * </tr>
 * <tr>
 * <td>3xx, 4xx, a problem that names a hop behind the peer</td>
 * <td>no</td>
 * <td>no</td>
 * </tr>
 * </table>
 *
 * A failure that does not count shows that the peer works: the circuit breaker takes it for a success.
 */
final class PeerGuard {

    private static final TypeLiteral<Uni<RestResponse<?>>> ANSWER = new TypeLiteral<>() {
    };
    private static final int RETRY_DELAY_MS = 50;

    private final Guard breaker;
    private final Guard retry;
    private final List<Guard> attempts;

    /**
     * @param name the peer's {@code service.name}, in the label {@code method} of the {@code ft_*} metrics
     * @param maxUnits the longest timeout of an attempt, in hop timeouts
     */
    PeerGuard(String name, int maxUnits, TrioConfig.Chain config) {
        breaker = Guard.create().withDescription(name)
                .withCircuitBreaker().requestVolumeThreshold(config.breaker().requestVolume())
                .failureRatio(config.breaker().failureRatio())
                .delay(config.breaker().delay().toMillis(), ChronoUnit.MILLIS).when(PeerGuard::countsForBreaker).done()
                .build();
        retry = Guard.create().withDescription(name + " retry")
                .withRetry().maxRetries(1).delay(RETRY_DELAY_MS, ChronoUnit.MILLIS).jitter(0, ChronoUnit.MILLIS)
                .whenException(failure -> Outcome.of(failure) == Outcome.UNREACHABLE).done()
                .build();
        attempts = IntStream.rangeClosed(1, maxUnits).mapToObj(units -> Guard.create().withDescription(name + " attempt")
                .withTimeout().duration(units * config.hopTimeout().toMillis(), ChronoUnit.MILLIS).done().build()).toList();
    }

    /**
     * @param units the timeout of each attempt, in hop timeouts, 1 or more
     * @param call makes the attempt with this number; 0 is the first
     */
    Uni<RestResponse<?>> call(int units, IntFunction<Uni<RestResponse<?>>> call) {
        AtomicInteger made = new AtomicInteger();
        Supplier<Uni<RestResponse<?>>> attempt = () -> attempt(attempts.get(units - 1), made.getAndIncrement(), call);
        return breaker.get(() -> retry.get(attempt, ANSWER), ANSWER);
    }

    private static boolean countsForBreaker(Throwable failure) {
        return !(failure instanceof DownstreamFailedException answer && answer.isPeerWorking());
    }

    /** The guard's timeout does not stop the attempt; cancelling it ends its span and releases the connection. */
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
