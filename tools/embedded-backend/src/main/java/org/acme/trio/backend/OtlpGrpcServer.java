package org.acme.trio.backend;

import java.io.IOException;
import java.net.InetSocketAddress;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.quarkus.runtime.StartupEvent;

/** OTLP/gRPC. Metrics and profiles have no service here, so they are answered UNIMPLEMENTED. */
@Singleton
class OtlpGrpcServer {

    private final BackendConfig config;
    private final OtlpGrpcIntake places;
    private final Server server;

    OtlpGrpcServer(BackendConfig config, TraceReceiver traces, LogReceiver logs, Intake intake) {
        this.config = config;
        places = new OtlpGrpcIntake(intake, config.otlp().receiveTimeout());
        server = NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.otlp().grpc().port()))
                .maxInboundMessageSize(config.otlp().maxRequestBytes()).intercept(places)
                .addService(OtlpGrpcService.of(TraceServiceGrpc.getExportMethod(), traces::receive, intake))
                .addService(OtlpGrpcService.of(LogsServiceGrpc.getExportMethod(), logs::receive, intake)).build();
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
        places.close();
    }
}
