package org.acme.trio.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;

/** Takes whatever is exported over OTLP/HTTP and remembers the headers. */
final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<Headers> exports = new CopyOnWriteArrayList<>();

    OtlpReceiver() throws IOException {
        server.createContext("/", export -> {
            export.getRequestBody().readAllBytes();
            exports.add(export.getRequestHeaders());
            export.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            export.sendResponseHeaders(200, -1);
            export.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The headers of each export so far. */
    List<Headers> exports() {
        return exports;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
