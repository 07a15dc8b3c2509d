package org.acme.trio.work;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Waiting that holds no thread and stays on the request's Vert.x context, and so in its trace. */
@Singleton
public class Delays {

    private final Vertx vertx;

    Delays(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Completes with null after {@code delay}; at once if that is less than a millisecond. */
    public Uni<Void> after(Duration delay) {
        if (delay.toMillis() < 1) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(delay.toMillis(), fired -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
