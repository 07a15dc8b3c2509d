package org.acme.trio.backend;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceBlockingStub;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OtlpGrpcTest {

    /** Sends the bytes as they are. */
    private static final MethodDescriptor<byte[], ExportTraceServiceResponse> RAW = TraceServiceGrpc.getExportMethod()
            .toBuilder(new Bytes(), TraceServiceGrpc.getExportMethod().getResponseMarshaller()).build();

    @Inject
    OtlpGrpcServer server;

    private ManagedChannel channel;
    private TraceServiceBlockingStub traces;

    @BeforeEach
    void connect() {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
        traces = TraceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void storesASpan() {
        var span = Otlp.span("GET /over-grpc");

        assertFalse(traces.export(Otlp.traces("service-a", span)).hasPartialSuccess());

        when().get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200)
                .body("name", equalTo(List.of("get /over-grpc")));
    }

    @Test
    void readsGzip() {
        var span = Otlp.span("GET /gzip-over-grpc");
        traces.withCompression("gzip").export(Otlp.traces("service-a", span));
        when().get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200);
    }

    @Test
    void storesALogRecord() {
        var span = Otlp.span("GET /log-over-grpc");
        var logs = LogsServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);

        assertFalse(logs.export(Otlp.logs("service-a", Otlp.log(span, "WARN", "slow"))).hasPartialSuccess());

        when().get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200)
                .body("[0].annotations.value", hasItem("WARN slow"));
    }

    @Test
    void saysHowManySpansItRefused() {
        var good = Otlp.span("GET /good");
        var bad = Otlp.span("GET /bad").setTraceId(ByteString.copyFrom(new byte[16]));

        var answer = traces.export(Otlp.traces("service-a", good, bad));

        assertEquals(1, answer.getPartialSuccess().getRejectedSpans());
        assertFalse(answer.getPartialSuccess().getErrorMessage().isEmpty());
        when().get("/api/v2/trace/" + Otlp.hex(good.getTraceId())).then().statusCode(200);
    }

    @Test
    void refusesAMessageThatIsNotOtlp() {
        assertEquals(Status.Code.INVALID_ARGUMENT, refusal(new byte[] { 0x0a, 0x7f }).getCode());
    }

    @Test
    void refusesAMessageThatIsTooLarge() {
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, refusal(new byte[5_000_000]).getCode());
    }

    @Test
    void refusesASmallMessageThatUnpacksToATooLargeOne() {
        var large = Otlp.span("x".repeat(5_000_000));
        var refused = assertThrows(StatusRuntimeException.class,
                () -> traces.withCompression("gzip").export(Otlp.traces("service-a", large)));
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
    }

    @Test
    void doesNotImplementMetrics() {
        var metrics = MetricsServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
        var refused = assertThrows(StatusRuntimeException.class,
                () -> metrics.export(ExportMetricsServiceRequest.getDefaultInstance()));
        assertEquals(Status.Code.UNIMPLEMENTED, refused.getStatus().getCode());
    }

    /** What the trace service answers to these bytes. */
    private Status refusal(byte[] bytes) {
        return assertThrows(StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(traces.getChannel(), RAW, traces.getCallOptions(), bytes)).getStatus();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException();
        }
    }
}
