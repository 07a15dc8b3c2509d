package org.acme.trio.backend;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.Event;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Log lines on the waterfall, in whichever order spans and logs come in. */
@QuarkusTest
class LogsOnSpansTest {

    private final String service = "service-" + UUID.randomUUID();
    private final Span.Builder span = Otlp.span("GET /chain").setKind(SpanKind.SPAN_KIND_SERVER);

    @Inject
    TraceReceiver traces;

    @Inject
    LogReceiver logs;

    private void sendSpan() {
        Otlp.send(traces::receive, Otlp.traces(service, span));
    }

    private void sendLog(String message, long nanosIntoSpan) {
        Otlp.send(logs::receive, Otlp.logs(service, Otlp.log(span, "INFO", message)
                .setTimeUnixNano(span.getStartTimeUnixNano() + nanosIntoSpan)));
    }

    private ValidatableResponse trace() {
        return get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200);
    }

    private void assertOneSpanWith(String... annotations) {
        trace().body("id", equalTo(List.of(Otlp.hex(span.getSpanId())))).body("[0].name", equalTo("get /chain"))
                .body("[0].kind", equalTo("SERVER")).body("[0].duration", equalTo(5000))
                .body("[0].timestamp", equalTo(span.getStartTimeUnixNano() / 1000))
                .body("[0].localEndpoint.serviceName", equalTo(service))
                .body("[0].annotations.value", contains(annotations));
    }

    @Test
    void areShownWhenTheyComeAfterTheSpan() {
        sendSpan();
        sendLog("second", 2_000_000);
        sendLog("first", 1_000_000);

        assertOneSpanWith("INFO first", "INFO second");
    }

    @Test
    void areShownWhenTheyComeBeforeTheSpan() {
        sendLog("first", 1_000_000);
        sendLog("second", 2_000_000);
        sendSpan();

        assertOneSpanWith("INFO first", "INFO second");
    }

    @Test
    void areShownWhenTheyComeTogether() {
        Otlp.send(logs::receive, Otlp.logs(service, Otlp.log(span, "INFO", "one"), Otlp.log(span, "WARN", "two")));
        sendSpan();

        assertOneSpanWith("INFO one", "WARN two");
    }

    @Test
    void areShownAmongTheEventsOfTheSpan() {
        sendLog("first", 1_000_000);
        sendLog("third", 3_000_000);
        span.addEvents(Event.newBuilder().setName("second").setTimeUnixNano(span.getStartTimeUnixNano() + 2_000_000));
        sendSpan();

        assertOneSpanWith("INFO first", "second", "INFO third");
    }

    @Test
    void doNotMoveTheStartOfTheSpan() {
        sendLog("early", -1_000_000);
        sendSpan();

        assertOneSpanWith("INFO early");
    }

    @Test
    void areFoundBySearch() {
        sendLog("sold out", 1_000_000);
        sendSpan();

        given().queryParam("serviceName", service).queryParam("annotationQuery", "INFO sold out").get("/api/v2/traces")
                .then().body("$", hasSize(1)).body("[0]", hasSize(1));
        get("/api/v2/traceMany?traceIds=" + Otlp.hex(span.getTraceId())).then().body("[0]", hasSize(1));
    }

    @Test
    void areNoCallsInTheGraphOfDependencies() {
        String caller = "caller-of-" + service;
        var client = Otlp.span("GET").setKind(SpanKind.SPAN_KIND_CLIENT);
        span.setTraceId(client.getTraceId()).setParentSpanId(client.getSpanId());
        Otlp.send(traces::receive, Otlp.traces(caller, client));
        Otlp.send(logs::receive, Otlp.logs(caller, Otlp.log(client, "INFO", "calling")));
        sendLog("called", 1_000_000);
        sendSpan();

        given().queryParam("endTs", System.currentTimeMillis() + 1000).get("/api/v2/dependencies").then()
                .body("findAll { it.parent == '%s' }.child".formatted(caller), contains(service))
                .body("findAll { it.parent == '%s' }.callCount".formatted(caller), contains(1));
    }

    @Test
    void areShownWithoutTheirSpanUntilItComes() {
        sendLog("alone", 1_000_000);

        trace().body("id", equalTo(List.of(Otlp.hex(span.getSpanId())))).body("[0].annotations.value", contains("INFO alone"));
    }

    @Test
    void areCountedWhenTheyBelongToNoSpan() {
        LogRecord.Builder starting = Otlp.log(span, "INFO", "starting").setTraceId(ByteString.EMPTY)
                .setSpanId(ByteString.EMPTY);
        int before = get("/health").path("log_records.without_span");
        Otlp.send(logs::receive, Otlp.logs(service, starting));

        get("/health").then().body("log_records.without_span", equalTo(before + 1));
    }
}
