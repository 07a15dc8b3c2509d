package org.acme.trio.backend;

import io.grpc.BindableService;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Answers a message that cannot be read with {@code INVALID_ARGUMENT}, which tells exporters not to send it again. On its own,
 * grpc-java takes it for a failure of the server.
 */
final class OtlpGrpcRefusals implements ServerInterceptor {

    private OtlpGrpcRefusals() {
    }

    /** The service, with its messages parsed behind this interceptor instead of before it. */
    static ServerServiceDefinition on(BindableService service) {
        return ServerInterceptors.intercept(ServerInterceptors.useInputStreamMessages(service.bindService()),
                new OtlpGrpcRefusals());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers,
            ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {

            private boolean refused;

            @Override
            public void onMessage(Q message) {
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException e) {
                    refused = true;
                    call.close(refusal(e.getStatus()), new Metadata());
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    super.onHalfClose();
                }
            }
        };
    }

    /** Too large stays what it is. */
    private static Status refusal(Status status) {
        return status.getCode() == Status.Code.RESOURCE_EXHAUSTED ? status
                : Status.INVALID_ARGUMENT.withDescription("the message is not OTLP: " + status.getDescription());
    }
}
