package org.acme.trio.backend;

import jakarta.inject.Singleton;

import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceImplBase;

/** The trace service of OTLP/gRPC. */
@Singleton
class OtlpGrpcTraces extends TraceServiceImplBase {

    private final TraceReceiver receiver;

    OtlpGrpcTraces(TraceReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> answer) {
        answer.onNext(receiver.receive(request));
        answer.onCompleted();
    }
}
