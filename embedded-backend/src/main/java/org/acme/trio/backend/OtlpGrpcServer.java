package org.acme.trio.backend;

import java.io.IOException;
import java.net.InetSocketAddress;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.quarkus.runtime.StartupEvent;

/** OTLP/gRPC. Metrics and profiles have no service here, so they are answered UNIMPLEMENTED. */
@Singleton
class OtlpGrpcServer {

    private final BackendConfig config;
    private final Server server;

    OtlpGrpcServer(BackendConfig config, OtlpGrpcTraces traces, OtlpGrpcLogs logs) {
        this.config = config;
        server = NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.otlp().grpc().port()))
                .maxInboundMessageSize(config.otlp().maxRequestBytes()).addService(OtlpGrpcRefusals.on(traces))
                .addService(OtlpGrpcRefusals.on(logs)).build();
    }

    void start(@Observes StartupEvent event) {
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException("backend.otlp.grpc.port: cannot listen on %s:%d"
                    .formatted(config.host(), config.otlp().grpc().port()), e);
        }
    }

    /** The port in use, also where the configured one is 0. */
    int port() {
        return server.getPort();
    }

    @PreDestroy
    void stop() {
        server.shutdownNow();
    }
}
