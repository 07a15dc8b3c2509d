package org.acme.trio.bench;

import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A service with nothing but Vert.x: it answers {@code /chain} with three calls, one after another, and everything else at
 * once.
 * What it costs is the limit for what a framework and telemetry add.
 */
final class BareServer {

    private final HttpClient client;
    private final int port;
    private final List<Integer> peers;

    private BareServer(HttpClient client, int port, List<Integer> peers) {
        this.client = client;
        this.port = port;
        this.peers = peers;
    }

    /** @param arguments the port, and the ports of the two peers */
    public static void main(String[] arguments) {
        List<Integer> ports = List.of(arguments).stream().map(Integer::valueOf).toList();
        Vertx vertx = Vertx.vertx();
        BareServer server = new BareServer(vertx.createHttpClient(), ports.get(0), ports.subList(1, 3));
        vertx.createHttpServer().requestHandler(server::answer).listen(server.port, "127.0.0.1");
    }

    private void answer(HttpServerRequest request) {
        if (!request.path().equals("/chain")) {
            send(request, new JsonObject().put("path", request.path()).put("message", "done"));
            return;
        }
        JsonArray calls = new JsonArray();
        call(port, "/", calls).compose(done -> call(peers.get(0), "/io_task", calls))
                .compose(done -> call(peers.get(1), "/cpu_task", calls))
                .onSuccess(done -> send(request, new JsonObject().put("path", "/chain").put("calls", calls)))
                .onFailure(e -> request.response().setStatusCode(502).end());
    }

    private Future<Void> call(int peer, String path, JsonArray calls) {
        return client.request(HttpMethod.GET, peer, "127.0.0.1", path).compose(call -> call.send())
                .compose(answer -> answer.body().map(body -> {
                    calls.add(new JsonObject().put("path", path).put("status", answer.statusCode()));
                    return null;
                }));
    }

    private static void send(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }
}
