package org.acme.trio.backend;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Gives each call a place in the {@link Intake} until it ends, and ends it if its message does not arrive in time. */
final class OtlpGrpcIntake implements ServerInterceptor, AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "otlp-grpc-timeout");
        thread.setDaemon(true);
        return thread;
    });
    private final Intake intake;
    private final Duration receiveTimeout;

    OtlpGrpcIntake(Intake intake, Duration receiveTimeout) {
        this.intake = intake;
        this.receiveTimeout = receiveTimeout;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!intake.enter()) {
            call.close(status(intake.full()), new Metadata());
            return new ServerCall.Listener<>() {
            };
        }
        var timeout = timer.schedule(() -> call.close(status(intake.late()), new Metadata()), receiveTimeout.toMillis(),
                TimeUnit.MILLISECONDS);
        return new Arriving<>(next.startCall(call, headers), timeout);
    }

    private static Status status(OtlpRefusal refusal) {
        return Status.fromCodeValue(refusal.code.getNumber()).withDescription(refusal.getMessage());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private final class Arriving<Q> extends SimpleForwardingServerCallListener<Q> {

        private final ScheduledFuture<?> timeout;

        private Arriving(ServerCall.Listener<Q> next, ScheduledFuture<?> timeout) {
            super(next);
            this.timeout = timeout;
        }

        @Override
        public void onHalfClose() {
            if (timeout.cancel(false)) {
                super.onHalfClose();
            }
        }

        @Override
        public void onComplete() {
            leave();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            leave();
            super.onCancel();
        }

        /** gRPC calls one of the two, once. */
        private void leave() {
            timeout.cancel(false);
            intake.leave();
        }
    }
}
