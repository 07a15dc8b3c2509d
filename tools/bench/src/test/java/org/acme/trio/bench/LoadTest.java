package org.acme.trio.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** What the load sends and counts. */
class LoadTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private int status = 200;
    private Load load;

    @BeforeEach
    void start() throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            asked.incrementAndGet();
            request.response().setStatusCode(status).end("done");
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        load = new Load(vertx, server.actualPort(), "/");
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void aNumberOfRequestsIsSentAndCounted() throws Exception {
        assertEquals(1000, load.closed(1000).answers());
        assertEquals(1000, asked.get());
    }

    @Test
    void aClosedLoopEndsInTimeWithAllAnswers() throws Exception {
        Load.Result result = load.closed(Duration.ofMillis(300));
        assertEquals(asked.get(), result.answers());
        assertTrue(result.answers() > 16, result::toString);
    }

    @Test
    void aFixedRateIsKept() throws Exception {
        Load.Result result = load.fixedRate(100, Duration.ofSeconds(1));
        assertTrue(Math.abs(result.answers() - 100) <= 2, result::toString);
    }

    @Test
    void anErrorEndsTheRun() {
        status = 500;
        IOException failure = assertThrows(IOException.class, () -> load.closed(10));
        assertEquals("a request failed: status 500", failure.getMessage());
    }
}
