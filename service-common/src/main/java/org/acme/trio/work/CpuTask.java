package org.acme.trio.work;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.inject.Singleton;

import org.acme.trio.config.TrioConfig;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Simulates a computation: a fixed number of rounds of SHA-256 on a worker thread. */
@Singleton
class CpuTask {

    private final Vertx vertx;
    private final TrioConfig config;

    CpuTask(Vertx vertx, TrioConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** The digest of the last round, in hexadecimal: the same for the same number of rounds. */
    @WithSpan("cpu_task")
    Uni<String> run() {
        return vertx.executeBlocking(() -> digest(config.cpuTask().iterations()), false);
    }

    static String digest(int iterations) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[sha256.getDigestLength()];
        for (int i = 0; i < iterations; i++) {
            block = sha256.digest(block);
        }
        return HexFormat.of().formatHex(block);
    }
}
