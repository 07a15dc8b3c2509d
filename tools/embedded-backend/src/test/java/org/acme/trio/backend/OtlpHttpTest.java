package org.acme.trio.backend;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.quarkus.test.junit.QuarkusTest;

/** What is accepted; what is not is in {@link OtlpHttpRefusalTest}. */
@QuarkusTest
class OtlpHttpTest {

    @Inject
    OtlpHttpServer server;

    private OtlpHttp otlp;

    @BeforeEach
    void connect() {
        otlp = new OtlpHttp(server.port());
    }

    @Test
    void storesASpan() throws InvalidProtocolBufferException {
        var span = Otlp.span("GET /over-http");

        var answer = otlp.post("/v1/traces", Otlp.traces("service-a", span).toByteArray());

        assertEquals(200, answer.statusCode());
        assertEquals(List.of("application/x-protobuf"), answer.headers().allValues("Content-Type"));
        assertFalse(ExportTraceServiceResponse.parseFrom(answer.body()).hasPartialSuccess());
        when().get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200)
                .body("name", equalTo(List.of("get /over-http")));
    }

    @Test
    void readsGzip() {
        var span = Otlp.span("GET /gzip-over-http");
        var body = OtlpHttp.gzip(Otlp.traces("service-a", span).toByteArray());

        assertEquals(200, otlp.post("/v1/traces", body, "Content-Encoding", "GZIP").statusCode());

        when().get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200);
    }

    @Test
    void storesALogRecord() {
        var span = Otlp.span("GET /log-over-http");
        var body = Otlp.logs("service-a", Otlp.log(span, "WARN", "slow")).toByteArray();

        assertEquals(200, otlp.post("/v1/logs", body).statusCode());

        when().get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200)
                .body("[0].annotations.value", hasItem("WARN slow"));
    }

    @Test
    void acceptsARequestWithoutASpan() {
        assertEquals(200, otlp.post("/v1/traces", new byte[0]).statusCode());
    }

    @Test
    void saysHowManySpansItRefused() throws InvalidProtocolBufferException {
        var good = Otlp.span("GET /good");
        var bad = Otlp.span("GET /bad").setSpanId(ByteString.EMPTY);

        var answer = otlp.post("/v1/traces", Otlp.traces("service-a", bad, good).toByteArray());

        assertEquals(200, answer.statusCode());
        assertEquals(1, ExportTraceServiceResponse.parseFrom(answer.body()).getPartialSuccess().getRejectedSpans());
        when().get("/api/v2/trace/" + Otlp.hex(good.getTraceId())).then().statusCode(200);
    }

    @Test
    void saysHowManyLogRecordsItRefused() throws InvalidProtocolBufferException {
        var bad = Otlp.log(Otlp.span("GET /bad"), "INFO", "lost").setSpanId(ByteString.copyFromUtf8("short"));

        var answer = otlp.post("/v1/logs", Otlp.logs("service-a", bad).toByteArray());

        assertEquals(1, ExportLogsServiceResponse.parseFrom(answer.body()).getPartialSuccess().getRejectedLogRecords());
    }
}
