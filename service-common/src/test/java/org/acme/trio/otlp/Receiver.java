package org.acme.trio.otlp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.acme.trio.otlp.OtlpEndpoint.Signal;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** An OTLP receiver whose answers a test sets; it does not decode requests. */
final class Receiver implements AutoCloseable {

    static final Consumer<HttpServerRequest> HANGS = request -> {
    };

    private final Vertx vertx = Vertx.vertx();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile HttpServerRequest last;
    private volatile Consumer<HttpServerRequest> behaviour = request -> request.body().onSuccess(body -> accept(request, body));
    private HttpServer server;
    private int port;

    Receiver() {
        start();
    }

    /** Listens; after a stop at the same port. */
    void start() {
        server = vertx.createHttpServer().requestHandler(request -> {
            requests.incrementAndGet();
            last = request;
            behaviour.accept(request);
        }).listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        port = server.actualPort();
    }

    /** Closes its port and all connections. */
    void stop() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    void answers(Consumer<HttpServerRequest> how) {
        behaviour = how;
    }

    void accepts() {
        behaviour = request -> request.body().onSuccess(body -> accept(request, body));
    }

    /** Accepts each request after a delay. */
    void acceptsAfter(Duration time) {
        behaviour = request -> request.body()
                .onSuccess(body -> vertx.setTimer(time.toMillis(), late -> accept(request, body)));
    }

    static Consumer<HttpServerRequest> http(int status) {
        return http(status, new byte[0]);
    }

    static Consumer<HttpServerRequest> http(int status, byte[] message) {
        return request -> request.body()
                .onSuccess(body -> request.response().setStatusCode(status).end(Buffer.buffer(message)));
    }

    /** The status in a trailer, as after a message. */
    static Consumer<HttpServerRequest> grpc(int status, String why) {
        return grpc(status, why, new byte[0]);
    }

    static Consumer<HttpServerRequest> grpc(int status, String why, byte[] message) {
        return request -> request.body().onSuccess(body -> {
            HttpServerResponse response = request.response().setChunked(true);
            response.putTrailer("grpc-status", String.valueOf(status)).putTrailer("grpc-message", why);
            response.write(Buffer.buffer().appendByte((byte) 0).appendInt(message.length).appendBytes(message))
                    .onSuccess(written -> response.end());
        });
    }

    /** The bodies of the requests accepted over HTTP. */
    List<String> accepted() {
        return accepted;
    }

    /** The number of requests received. */
    int requests() {
        return requests.get();
    }

    HttpServerRequest last() {
        return last;
    }

    Vertx vertx() {
        return vertx;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A client of this receiver with this timeout. */
    OtlpClient client(boolean grpc, Duration timeout) {
        return new OtlpClient(vertx, new OtlpEndpoint(url(), grpc ? Signal.TRACES.grpcPath() : "/v1/traces", grpc,
                Map.of("authorization", "token"), false, timeout, options -> {
                }));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void accept(HttpServerRequest request, Buffer body) {
        accepted.add(body.toString());
        request.response().end();
    }
}
