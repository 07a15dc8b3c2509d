package org.acme.trio.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.acme.trio.trace.tree.ZipkinTraceStore;

/** The embedded backend as a process on free ports. */
final class Backend implements AutoCloseable {

    private final int grpcPort;
    private final int httpPort;
    private final URI zipkin;
    private final App app;

    Backend(Path logs) {
        List<Integer> ports = Ports.free(3);
        grpcPort = ports.get(1);
        httpPort = ports.get(2);
        zipkin = URI.create("http://127.0.0.1:" + ports.get(0));
        app = new App("embedded-backend",
                Map.of("BACKEND_MAX_SPANS", "200000", "QUARKUS_HTTP_PORT", String.valueOf(zipkin.getPort()),
                        "BACKEND_OTLP_GRPC_PORT", String.valueOf(grpcPort), "BACKEND_OTLP_HTTP_PORT", String.valueOf(httpPort)),
                zipkin.resolve("/health"), logs.resolve("embedded-backend.txt"));
    }

    Backend start() {
        app.launch().awaitReady();
        return this;
    }

    String otlpGrpc() {
        return "http://127.0.0.1:" + grpcPort;
    }

    String otlpHttp() {
        return "http://127.0.0.1:" + httpPort;
    }

    ZipkinTraceStore traces() {
        return new ZipkinTraceStore(zipkin);
    }

    URI at(String path) {
        return zipkin.resolve(path);
    }

    @Override
    public void close() {
        app.close();
    }
}
