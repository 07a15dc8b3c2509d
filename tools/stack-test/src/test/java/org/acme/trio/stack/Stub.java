package org.acme.trio.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An HTTP server whose answers are JSON with status 200, 403, 500 or, where it has none, 404. */
final class Stub implements AutoCloseable {

    static final String FORBIDDEN = "forbidden";
    static final String FAILED = "failed";

    private static final Map<String, Integer> STATUS = Map.of(FORBIDDEN, 403, FAILED, 500);

    static {
        // Else the end of an answer waits for the other side's acknowledgement of its beginning: 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    /** @param answers the body for a path with its decoded query, and with the request's body after a space; or null */
    Stub(Function<String, String> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange, Function<String, String> answers) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String request = (URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8) + " " + body).strip();
        asked.add(request);
        String answer = answers.apply(request);
        byte[] bytes = answer == null ? new byte[0] : answer.getBytes(UTF_8);
        exchange.getResponseHeaders().set("traceresponse", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        exchange.sendResponseHeaders(answer == null ? 404 : STATUS.getOrDefault(answer, 200),
                bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
