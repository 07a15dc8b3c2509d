package org.acme.trio.backend;

import java.util.Locale;
import java.util.function.Function;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.rpc.Code;
import com.google.rpc.Status;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * The routes of <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a> in its binary form. The JSON form is
 * refused with 415: it is not the usual JSON of protobuf, and each SDK can send the binary one.
 */
@Singleton
class OtlpHttpRoutes {

    private static final Logger LOG = Logger.getLogger(OtlpHttpRoutes.class);
    private static final String PROTOBUF = "application/x-protobuf";

    private final TraceReceiver traces;
    private final LogReceiver logs;
    private final int maxBytes;

    OtlpHttpRoutes(TraceReceiver traces, LogReceiver logs, BackendConfig config) {
        this.traces = traces;
        this.logs = logs;
        maxBytes = config.otlp().maxRequestBytes();
    }

    Router on(Vertx vertx) {
        var router = Router.router(vertx);
        serve(router, "/v1/traces", ExportTraceServiceRequest.parser(), traces::receive);
        serve(router, "/v1/logs", ExportLogsServiceRequest.parser(), logs::receive);
        router.route().handler(request -> {
            throw new OtlpRefusal(404, Code.UNIMPLEMENTED,
                    "only /v1/traces and /v1/logs are served; metrics are scraped from the services");
        });
        router.route().failureHandler(this::refuse);
        return router;
    }

    private <T> void serve(Router router, String path, Parser<T> parser, Function<T, MessageLite> receiver) {
        // A route of its own, to refuse a body before it is read.
        router.post(path).handler(OtlpHttpRoutes::requireProtobuf);
        router.post(path).handler(BodyHandler.create(false).setBodyLimit(maxBytes))
                .blockingHandler(request -> {
                    byte[] body = request.body().buffer() == null ? new byte[0] : request.body().buffer().getBytes();
                    T message = OtlpHttpBody.parse(parser, body, request.request().getHeader("Content-Encoding"), maxBytes);
                    answer(request, 200, receiver.apply(message));
                }, false);
        router.route(path).handler(request -> {
            request.response().putHeader("Allow", "POST");
            throw new OtlpRefusal(405, Code.UNIMPLEMENTED, "the only method is POST");
        });
    }

    private static void requireProtobuf(RoutingContext request) {
        String type = String.valueOf(request.request().getHeader("Content-Type")).split(";")[0].strip();
        if (!type.toLowerCase(Locale.ROOT).equals(PROTOBUF)) {
            throw new OtlpRefusal(415, Code.INVALID_ARGUMENT, "the only Content-Type read is " + PROTOBUF
                    + " (OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf)");
        }
        request.next();
    }

    private void refuse(RoutingContext request) {
        OtlpRefusal refusal = refusal(request);
        var status = Status.newBuilder().setCode(refusal.code.getNumber()).setMessage(refusal.getMessage()).build();
        answer(request, refusal.httpStatus, status);
    }

    private OtlpRefusal refusal(RoutingContext request) {
        if (request.failure() instanceof OtlpRefusal refusal) {
            return refusal;
        }
        if (request.statusCode() == 413) {
            return OtlpHttpBody.tooLarge(maxBytes);
        }
        if (request.failure() instanceof HttpClosedException) {
            return new OtlpRefusal(400, Code.CANCELLED, "the client went away");
        }
        LOG.error("An OTLP request failed", request.failure());
        return new OtlpRefusal(500, Code.INTERNAL, "see the log of the backend");
    }

    private static void answer(RoutingContext request, int status, MessageLite message) {
        request.response().setStatusCode(status).putHeader("Content-Type", PROTOBUF)
                .end(Buffer.buffer(message.toByteArray()));
    }
}
