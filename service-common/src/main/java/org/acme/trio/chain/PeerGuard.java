package org.acme.trio.chain;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.WebApplicationException;

import org.acme.trio.config.TrioConfig;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.core.JacksonException;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;

/**
 * What stands between this service and one neighbour: a timeout for each attempt, one more attempt where the
 * connection failed, and a circuit breaker. RATIONALE.md says why these and no others.
 */
final class PeerGuard {

    private static final TypeLiteral<Uni<RestResponse<?>>> ANSWER = new TypeLiteral<>() {
    };
    private static final int RETRY_DELAY_MS = 50;

    private final Guard guard;
    private final List<Guard> attempts;

    /**
     * @param name the neighbour's {@code service.name}, under which its metrics stand
     * @param maxUnits the largest number of hop timeouts that one attempt may take
     */
    PeerGuard(String name, int maxUnits, TrioConfig.Chain config) {
        guard = Guard.create().withDescription(name)
                .withRetry().maxRetries(1).delay(RETRY_DELAY_MS, ChronoUnit.MILLIS).jitter(0, ChronoUnit.MILLIS)
                .whenException(PeerGuard::isConnectionFailure).done()
                .withCircuitBreaker().requestVolumeThreshold(config.breaker().requestVolume())
                .failureRatio(config.breaker().failureRatio())
                .delay(config.breaker().delay().toMillis(), ChronoUnit.MILLIS).when(PeerGuard::isUnwell).done()
                .build();
        attempts = IntStream.rangeClosed(1, maxUnits).mapToObj(units -> Guard.create().withDescription(name + " attempt")
                .withTimeout().duration(units * config.hopTimeout().toMillis(), ChronoUnit.MILLIS).done().build()).toList();
    }

    /** @param units how many hop timeouts each attempt may take, 1 or more */
    Uni<RestResponse<?>> call(int units, Supplier<Uni<RestResponse<?>>> call) {
        return guard.get(() -> attempt(attempts.get(units - 1), call), ANSWER);
    }

    /** A timeout leaves the call to itself; cancelling it ends its span and gives the connection back. */
    private static Uni<RestResponse<?>> attempt(Guard timeout, Supplier<Uni<RestResponse<?>>> call) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<RestResponse<?>> answer = call.get().subscribeAsCompletionStage();
            return timeout.get(() -> Uni.createFrom().completionStage(answer), ANSWER)
                    .onFailure(TimeoutException.class).invoke(() -> answer.cancel(true));
        });
    }

    static Outcome outcome(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Outcome.TIMEOUT;
        }
        if (failure instanceof CircuitBreakerOpenException) {
            return Outcome.REJECTED;
        }
        return isConnectionFailure(failure) ? Outcome.UNREACHABLE : Outcome.ERROR;
    }

    private static boolean isConnectionFailure(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof HttpClosedException || e instanceof IOException && !(e instanceof JacksonException)) {
                return true;
            }
        }
        return false;
    }

    /** 502 and 504 speak of a service further on, 4xx of the request: neither says that the neighbour is unwell. */
    private static boolean isUnwell(Throwable failure) {
        if (failure instanceof WebApplicationException answer) {
            int status = answer.getResponse().getStatus();
            return status >= 500 && status != 502 && status != 504;
        }
        return true;
    }
}
