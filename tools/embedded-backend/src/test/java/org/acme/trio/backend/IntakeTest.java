package org.acme.trio.backend;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Requests under way: not more than there are places, and none keeps its place for ever. */
@QuarkusTest
@TestProfile(IntakeTest.TwoPlaces.class)
class IntakeTest {

    public static class TwoPlaces implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backend.otlp.max-concurrent-requests", "2", "backend.otlp.receive-timeout", "2s");
        }
    }

    /** The method as one of many messages, because the headers of a single message are only sent with it. */
    private static final MethodDescriptor<ExportTraceServiceRequest, ExportTraceServiceResponse> STREAM = TraceServiceGrpc
            .getExportMethod().toBuilder().setType(MethodDescriptor.MethodType.BIDI_STREAMING).build();

    private final byte[] request = Otlp.traces("service-a", Otlp.span("GET /")).toByteArray();

    @Inject
    OtlpHttpServer http;

    @Inject
    OtlpGrpcServer grpc;

    @Inject
    Intake intake;

    private ManagedChannel channel;
    private OtlpHttp otlp;

    @BeforeEach
    void connect() {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", grpc.port()).usePlaintext().build();
        otlp = new OtlpHttp(http.port());
        assertAllPlacesAreFree();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void turnsAwayAnHttpRequestWhenAllPlacesAreTaken() {
        whileAllPlacesAreTaken(() -> {
            var answer = otlp.post("/v1/traces", request);
            assertEquals(503, answer.statusCode());
            assertEquals(List.of("1"), answer.headers().allValues("Retry-After"));
        });
    }

    @Test
    void turnsAwayAGrpcRequestWhenAllPlacesAreTaken() {
        var traces = TraceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
        whileAllPlacesAreTaken(() -> {
            var refused = assertThrows(StatusRuntimeException.class,
                    () -> traces.export(Otlp.traces("service-a", Otlp.span("GET /"))));
            assertEquals(Status.Code.UNAVAILABLE, refused.getStatus().getCode());
        });
    }

    @Test
    void countsThoseItTurnsAway() {
        whileAllPlacesAreTaken(() -> {
            int before = get("/health").path("requests_turned_away");
            otlp.post("/v1/traces", request);
            get("/health").then().body("requests_turned_away", equalTo(before + 1));
        });
    }

    @Test
    void givesUpAnHttpRequestThatDoesNotArrive() {
        String answer = unfinished().answer();
        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertAllPlacesAreFree();
    }

    @Test
    void givesUpAGrpcRequestThatDoesNotArrive() throws Exception {
        assertEquals(Status.Code.DEADLINE_EXCEEDED, unfinishedCall().get(10, TimeUnit.SECONDS).getCode());
        assertAllPlacesAreFree();
    }

    @Test
    void freesThePlacesOfClientsThatGoAway() throws IOException {
        try (var first = unfinished()) {
            unfinishedCall();
            await(() -> !areFree());
        }
        channel.shutdownNow();
        assertAllPlacesAreFree();
    }

    @Test
    void freesThePlacesOfRequestsThatItRefused() {
        for (int i = 0; i < 5; i++) {
            assertEquals(400, otlp.post("/v1/traces", new byte[] { 0x0a, 0x7f }).statusCode());
            assertAllPlacesAreFree();
        }
    }

    private void assertAllPlacesAreFree() {
        await(this::areFree);
    }

    private void whileAllPlacesAreTaken(Runnable test) {
        assertTrue(takeTwoPlaces());
        try {
            test.run();
        } finally {
            intake.leave();
            intake.leave();
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until);
            Thread.yield();
        }
    }

    private boolean takeTwoPlaces() {
        boolean first = intake.enter();
        boolean second = intake.enter();
        if (first != second) {
            intake.leave();
        }
        return first && second;
    }

    private boolean areFree() {
        boolean free = takeTwoPlaces();
        IntStream.range(0, free ? 2 : 0).forEach(place -> intake.leave());
        return free;
    }

    private RawHttp unfinished() {
        return new RawHttp(http.port()).send("POST /v1/traces HTTP/1.1", "Host: localhost",
                "Content-Type: application/x-protobuf", "Content-Length: 1000");
    }

    /** Begins a call and never sends its message. */
    private CompletableFuture<Status> unfinishedCall() {
        var ended = new CompletableFuture<Status>();
        var call = channel.newCall(STREAM, CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<ExportTraceServiceResponse>() {

            @Override
            public void onClose(Status status, Metadata trailers) {
                ended.complete(status);
            }
        }, new Metadata());
        return ended;
    }
}
