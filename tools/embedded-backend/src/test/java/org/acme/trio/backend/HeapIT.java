package org.acme.trio.backend;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.when;
import static org.acme.trio.backend.Otlp.attribute;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceFutureStub;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.Event;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

/** What no sender can do to a heap of 256 MB. */
@QuarkusIntegrationTest
@TestProfile(PackagedIT.FreePorts.class)
class HeapIT {

    /** Their stack traces are more than the heap. */
    private static final int SPANS = 40_000;
    private static final int BATCH = 256;
    private static final int AT_ONCE = 4;

    private ManagedChannel channel;
    private TraceServiceFutureStub traces;

    @BeforeEach
    void connect() throws IOException {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", PackagedIT.port("OTLP/gRPC on ")).usePlaintext().build();
        traces = TraceServiceGrpc.newFutureStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void holdsWhenEachSpanHasAStackTrace() throws Exception {
        for (int sent = 0; sent < SPANS; sent += BATCH * AT_ONCE) {
            var answers = new ArrayList<Future<?>>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(traces.export(Otlp.traces("service-a", IntStream.range(0, BATCH).mapToObj(number -> failed())
                        .toArray(Span.Builder[]::new))));
            }
            await(answers);
        }
        assertStillWorks();
    }

    /** Two bytes each, which would be objects of hundred when they were all there at once. */
    @Test
    void holdsWhenRequestsAreAllEmptySpans() throws Exception {
        byte[] spans = "\022\000".repeat(2_000_000).getBytes(StandardCharsets.ISO_8859_1);
        var request = ExportTraceServiceRequest.newBuilder();
        request.addResourceSpansBuilder().addScopeSpansBuilder().mergeFrom(spans);
        byte[] body = request.build().toByteArray();
        var http = new OtlpHttp(PackagedIT.port("OTLP/HTTP on http://"));

        await(IntStream.range(0, AT_ONCE).mapToObj(number -> CompletableFuture
                .runAsync(() -> assertEquals(200, http.post("/v1/traces", body).statusCode()))).toList());
        assertStillWorks();
    }

    private void assertStillWorks() throws Exception {
        var newest = failed();
        await(List.of(traces.export(Otlp.traces("service-a", newest))));
        when().get("/api/v2/trace/" + Otlp.hex(newest.getTraceId())).then().statusCode(200)
                .body("id", equalTo(List.of(Otlp.hex(newest.getSpanId()))));
        long bytes = get("/health").then().statusCode(200).body("status", equalTo("UP")).extract().jsonPath()
                .getLong("store.bytes");
        assertTrue(bytes <= get("/health").jsonPath().getLong("store.max_bytes"));
    }

    private static void await(List<? extends Future<?>> answers) throws InterruptedException, ExecutionException {
        for (Future<?> answer : answers) {
            answer.get();
        }
    }

    private static Span.Builder failed() {
        String frames = "\tat org.acme.trio.Some.method(Some.java:42)\n".repeat(160);
        return Otlp.span("GET /error_test").addEvents(Event.newBuilder().setName("exception")
                .addAttributes(attribute("exception.stacktrace", "java.lang.IllegalStateException: failed\n" + frames)));
    }
}
