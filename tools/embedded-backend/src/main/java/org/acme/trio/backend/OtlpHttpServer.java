package org.acme.trio.backend;

import java.util.concurrent.CompletionException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/** OTLP/HTTP on a port of its own, as the exporters expect it. */
@Singleton
class OtlpHttpServer {

    private final BackendConfig config;
    private final HttpServer server;

    OtlpHttpServer(BackendConfig config, Vertx vertx, OtlpHttpRoutes routes) {
        this.config = config;
        server = vertx
                .createHttpServer(new HttpServerOptions().setHost(config.host()).setPort(config.otlp().http().port()))
                .requestHandler(routes.on(vertx));
    }

    void start(@Observes StartupEvent event) {
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("backend.otlp.http.port: cannot listen on %s:%d"
                    .formatted(config.host(), config.otlp().http().port()), e.getCause());
        }
    }

    /** The port in use, also where the configured one is 0. */
    int port() {
        return server.actualPort();
    }

    @PreDestroy
    void stop() {
        server.close();
    }
}
