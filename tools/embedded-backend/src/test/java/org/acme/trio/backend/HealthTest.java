package org.acme.trio.backend;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HealthTest {

    @Inject
    TraceReceiver traces;

    @Inject
    LogReceiver logs;

    @Test
    void tellsWhatCameIn() {
        var before = get("/health").jsonPath();
        var good = Otlp.span("GET /good");
        var bad = Otlp.span("GET /bad").setSpanId(ByteString.copyFromUtf8("short"));
        Otlp.send(traces::receive, Otlp.traces("service-a", good, bad));
        Otlp.send(logs::receive, Otlp.logs("service-a", Otlp.log(good, "INFO", "kept"), Otlp.log(bad, "INFO", "refused")));

        get("/health").then().statusCode(200).body("status", equalTo("UP"))
                .body("spans.accepted", equalTo(before.getInt("spans.accepted") + 1))
                .body("spans.refused", equalTo(before.getInt("spans.refused") + 1))
                .body("log_records.accepted", equalTo(before.getInt("log_records.accepted") + 1))
                .body("log_records.refused", equalTo(before.getInt("log_records.refused") + 1));
    }

    @Test
    void tellsWhatWasCut() {
        int before = get("/health").path("values_cut");
        Otlp.send(traces::receive, Otlp.traces("service-a", Otlp.span("GET /cut").addAttributes(
                Otlp.attribute("query", "x".repeat(20_000)))));

        get("/health").then().body("values_cut", equalTo(before + 1));
    }

    @Test
    void tellsHowMuchIsKept() {
        var before = get("/health").jsonPath();
        Otlp.send(traces::receive, Otlp.traces("service-a", Otlp.span("x".repeat(100))));

        var after = get("/health").jsonPath();
        assertEquals(before.getInt("store.spans") + 1, after.getInt("store.spans"));
        assertTrue(after.getLong("store.bytes") > before.getLong("store.bytes"));
        assertTrue(after.getLong("store.bytes") < after.getLong("store.max_bytes"));
    }
}
