package org.acme.trio.telemetry;

import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** W3C Trace Context: which {@code traceparent} is joined, what is passed on, what the caller is told. */
@QuarkusTest
class TraceContextTest extends WithPeers {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final TraceParent caller = TraceParent.sampled();

    @Inject
    Spans spans;
    @Inject
    Logs logs;

    @Test
    void aTraceIsJoined() {
        String response = traceResponse(caller.header());
        SpanData server = spans.of(caller.traceId(), 1).get(0);
        assertThat(server.getKind()).isEqualTo(SERVER);
        assertThat(server.getParentSpanId()).isEqualTo(caller.spanId());
        assertThat(server.getParentSpanContext().isRemote()).isTrue();
        assertThat(response).isEqualTo("00-" + caller.traceId() + "-" + server.getSpanId() + "-01");
    }

    @Test
    void withoutACallersTraceANewOneStarts() {
        String traceId = given().get("/").header("traceresponse").split("-")[1];
        assertThat(spans.of(traceId, 1).get(0).getParentSpanContext().isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "nonsense", "00-" + ID, "00-" + ID + "-00f067aa0ba902b7",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-" + ID + "-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01", "00-4bf92f3577b34da6-00f067aa0ba902b7-01",
            "00-" + ID + "0-00f067aa0ba902b7-01", "00-" + ID + "-00f067aa0ba902b-01", "00-" + ID + "-00f067aa0ba902b7-1",
            "00-" + ID + "-00f067aa0ba902b7-0x", "ff-" + ID + "-00f067aa0ba902b7-01",
            "00-" + ID + "-00f067aa0ba902b7-01-more", "0-" + ID + "-00f067aa0ba902b7-01",
            "00-gbf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00_" + ID + "_00f067aa0ba902b7_01" })
    void aMalformedTraceParentStartsANewTrace(String malformed) {
        String response = traceResponse(malformed);
        assertThat(response).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContainIgnoringCase("4bf92f3577b34da6");
        assertThat(spans.of(response.split("-")[1], 1).get(0).getParentSpanContext().isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "cc-%s-01", "cc-%s-01-what-the-future-brings", "01-%s-01" })
    void aTraceParentOfALaterVersionIsJoined(String form) {
        String ids = caller.traceId() + "-" + caller.spanId();
        assertThat(traceResponse(form.formatted(ids))).startsWith("00-" + caller.traceId());
        assertThat(spans.of(caller.traceId(), 1).get(0).getParentSpanId()).isEqualTo(caller.spanId());
    }

    @Test
    void anUnsampledTraceIsPassedOnAndLoggedButNotRecorded() {
        TraceParent unsampled = TraceParent.unsampled();
        String response = given().header("traceparent", unsampled.header()).get("/chain?route=b").header("traceresponse");
        assertThat(response).startsWith("00-" + unsampled.traceId()).endsWith("-00");
        assertThat(received("traceparent")).startsWith("00-" + unsampled.traceId()).endsWith("-00");
        Awaitility.await().untilAsserted(() -> assertThat(logs.accessLines(unsampled.traceId())).hasSize(1));
        traceResponse(caller.header());
        spans.of(caller.traceId(), 1);
        assertThat(spans.of(unsampled.traceId())).isEmpty();
    }

    @Test
    void theTraceStateOfOthersPassesThrough() {
        given().header("traceparent", caller.header()).header("tracestate", "vendor=a1,other=b2:c")
                .get("/chain?route=b").then().statusCode(200);
        assertThat(received("tracestate").split(",")).containsExactly("vendor=a1", "other=b2:c");
        assertThat(received("traceparent")).startsWith("00-" + caller.traceId()).endsWith("-01");
    }

    @ParameterizedTest
    @ValueSource(strings = { ",", "=", "a=b,a=b", "no equals sign", "UPPER=1", "x=\u00e4" })
    void aMalformedTraceStateDoesNotHarmTheTrace(String malformed) {
        given().header("traceparent", caller.header()).header("tracestate", malformed)
                .get("/chain?route=b").then().statusCode(200);
        assertThat(received("traceparent")).startsWith("00-" + caller.traceId());
    }

    @ParameterizedTest
    @ValueSource(strings = { "user=alice", "=;,==,", "a=%zz,b=%0d%0aforged" })
    void baggageIsHarmless(String baggage) {
        given().header("traceparent", caller.header()).header("baggage", baggage).get("/chain?route=b").then().statusCode(200);
        assertThat(spans.of(caller.traceId(), 2)).hasSize(2);
        assertThat(logs.of(caller.traceId())).allSatisfy(
                record -> assertThat(record.getMdcCopy().values().toString()).doesNotContain("alice", "forged"));
    }

    private String traceResponse(String traceParent) {
        return given().header("traceparent", traceParent).get("/").then().statusCode(200).extract().header("traceresponse");
    }

    private String received(String header) {
        List<String> values = asked(serviceB).stream().map(request -> request.getHeader(header)).toList();
        assertThat(values).hasSize(1);
        return values.get(0);
    }
}
