package org.acme.trio.backend;

import jakarta.inject.Singleton;

import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc.LogsServiceImplBase;

/** The logs service of OTLP/gRPC. */
@Singleton
class OtlpGrpcLogs extends LogsServiceImplBase {

    private final LogReceiver receiver;

    OtlpGrpcLogs(LogReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void export(ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> answer) {
        answer.onNext(receiver.receive(request));
        answer.onCompleted();
    }
}
