package org.acme.trio.backend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import com.google.protobuf.InvalidProtocolBufferException;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/**
 * A service of OTLP/gRPC that gets the bytes of a request and reads them itself. A message that cannot be read is
 * answered {@code INVALID_ARGUMENT}, which tells exporters not to send it again: on its own, grpc-java takes it for a
 * failure of the server.
 */
final class OtlpGrpcService {

    private OtlpGrpcService() {
    }

    static <A> ServerServiceDefinition of(MethodDescriptor<?, A> method, OtlpSignal<A> signal, Intake intake) {
        var ofBytes = method.toBuilder(new Bytes(), method.getResponseMarshaller()).build();
        return ServerServiceDefinition.builder(method.getServiceName())
                .addMethod(ofBytes, ServerCalls.asyncUnaryCall((request, answer) -> answer(request, answer, signal, intake)))
                .build();
    }

    private static <A> void answer(Request request, StreamObserver<A> answer, OtlpSignal<A> signal, Intake intake) {
        if (request.refusal() != null) {
            answer.onError(request.refusal().asRuntimeException());
            return;
        }
        try {
            answer.onNext(intake.read(signal, request.bytes()));
            answer.onCompleted();
        } catch (InvalidProtocolBufferException e) {
            answer.onError(Status.INVALID_ARGUMENT.withDescription("the message is not OTLP: " + e.getMessage())
                    .asRuntimeException());
        }
    }

    /** Either the bytes or why there are none: a failure in the marshaller would be answered UNKNOWN. */
    private record Request(byte[] bytes, Status refusal) {
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<Request> {

        @Override
        public InputStream stream(Request request) {
            return new ByteArrayInputStream(request.bytes());
        }

        @Override
        public Request parse(InputStream stream) {
            try {
                return new Request(stream.readAllBytes(), null);
            } catch (StatusRuntimeException e) {
                return new Request(null, e.getStatus());
            } catch (IOException e) {
                return new Request(null, Status.INVALID_ARGUMENT.withDescription("the message is not gzip: " + e.getMessage()));
            }
        }
    }
}
