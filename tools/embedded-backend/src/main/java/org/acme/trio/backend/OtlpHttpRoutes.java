package org.acme.trio.backend;

import java.time.Duration;
import java.util.Locale;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.rpc.Code;
import com.google.rpc.Status;

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
    private final Intake intake;
    private final Hosts hosts;
    private final Duration receiveTimeout;
    private final int maxBytes;

    OtlpHttpRoutes(TraceReceiver traces, LogReceiver logs, Intake intake, Hosts hosts, BackendConfig config) {
        this.traces = traces;
        this.logs = logs;
        this.intake = intake;
        this.hosts = hosts;
        receiveTimeout = config.otlp().receiveTimeout();
        maxBytes = config.otlp().maxRequestBytes();
    }

    Router on(Vertx vertx) {
        var router = Router.router(vertx);
        hosts.guard(router);
        serve(router, "/v1/traces", traces::receive);
        serve(router, "/v1/logs", logs::receive);
        router.route().handler(request -> {
            throw new OtlpRefusal(404, Code.UNIMPLEMENTED,
                    "only /v1/traces and /v1/logs are served; metrics are scraped from the services");
        });
        router.route().failureHandler(this::refuse);
        return router;
    }

    private void serve(Router router, String path, OtlpSignal<? extends MessageLite> signal) {
        // Routes of their own, to refuse a body before it is read.
        router.post(path).handler(OtlpHttpRoutes::requireProtobuf);
        router.post(path).handler(this::takePlace);
        router.post(path).handler(BodyHandler.create(false).setBodyLimit(maxBytes))
                .blockingHandler(request -> {
                    byte[] body = request.body().buffer() == null ? new byte[0] : request.body().buffer().getBytes();
                    answer(request, 200, read(signal, body, request.request().getHeader("Content-Encoding")));
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

    /** Until the answer has been sent or the client has gone. */
    private void takePlace(RoutingContext request) {
        if (!intake.enter()) {
            request.response().putHeader("Retry-After", "1");
            throw intake.full();
        }
        long timeout = request.vertx().setTimer(receiveTimeout.toMillis(), timer -> {
            if (!request.request().isEnded()) {
                request.response().putHeader("Connection", "close");
                request.addEndHandler(sent -> request.request().connection().close());
                request.fail(intake.late());
            }
        });
        request.addEndHandler(ended -> {
            request.vertx().cancelTimer(timeout);
            intake.leave();
        });
        request.next();
    }

    private <A> A read(OtlpSignal<A> signal, byte[] body, String encoding) {
        try {
            return intake.read(signal, OtlpHttpBody.decoded(body, encoding, maxBytes));
        } catch (InvalidProtocolBufferException e) {
            throw new OtlpRefusal(400, Code.INVALID_ARGUMENT, "the body is not an OTLP message: " + e.getMessage());
        }
    }

    private void refuse(RoutingContext request) {
        if (request.response().headWritten()) {
            // The connection broke after the answer.
            return;
        }
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
