package org.acme.trio.backend;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;

/** The one line of a start: where this program listens. */
@Singleton
class ListenLine {

    private static final Logger LOG = Logger.getLogger(ListenLine.class);

    private final HttpServer zipkin;
    private final OtlpGrpcServer grpc;
    private final OtlpHttpServer http;

    ListenLine(HttpServer zipkin, OtlpGrpcServer grpc, OtlpHttpServer http) {
        this.zipkin = zipkin;
        this.grpc = grpc;
        this.http = http;
    }

    void print(@ObservesAsync HttpServerStart start) {
        String host = start.options().getHost();
        LOG.infof("Zipkin UI and API on http://%s:%d/zipkin/, OTLP/gRPC on %s:%d, OTLP/HTTP on http://%s:%d",
                host, zipkin.getPort(), host, grpc.port(), host, http.port());
    }
}
