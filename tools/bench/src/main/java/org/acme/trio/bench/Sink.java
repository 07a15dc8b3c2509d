package org.acme.trio.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** Accepts every export request, as OTLP over gRPC wants it, and does not read it: a receiver that costs nearly nothing. */
final class Sink implements AutoCloseable {

    private static final String GRPC = "application/grpc";

    private final AtomicLong bytes = new AtomicLong();
    private final HttpServer server;

    Sink(Vertx vertx) throws Exception {
        server = vertx.createHttpServer().requestHandler(this::accept);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** The size of all requests so far. */
    long bytes() {
        return bytes.get();
    }

    private void accept(HttpServerRequest request) {
        request.handler(part -> bytes.addAndGet(part.length()));
        request.endHandler(read -> request.response().putHeader("Content-Type", GRPC).putTrailer("grpc-status", "0").end());
    }

    @Override
    public void close() {
        server.close();
    }
}
