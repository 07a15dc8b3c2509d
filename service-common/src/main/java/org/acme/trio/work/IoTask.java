package org.acme.trio.work;

import jakarta.inject.Singleton;

import org.acme.trio.config.TrioConfig;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.mutiny.Uni;

/** Simulates a call to a disk or a database: waits without holding a thread. */
@Singleton
class IoTask {

    private final Delays delays;
    private final TrioConfig config;

    IoTask(Delays delays, TrioConfig config) {
        this.delays = delays;
        this.config = config;
    }

    @WithSpan("io_task")
    Uni<Void> run() {
        return delays.after(config.ioTask().duration());
    }
}
