package org.acme.trio.backend;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.acme.trio.backend.Otlp.attribute;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ZipkinApiTest {

    /** New ones for each test, so that it sees its own traces alone. */
    private final String caller = "caller-" + UUID.randomUUID();
    private final String callee = "callee-" + UUID.randomUUID();
    private final Span.Builder client = Otlp.span("GET").setKind(SpanKind.SPAN_KIND_CLIENT)
            .addAttributes(attribute("peer.service", callee)).addAttributes(attribute("http.request.method", "GET"));
    private final Span.Builder server = Otlp.span("GET /items/{id}").setKind(SpanKind.SPAN_KIND_SERVER)
            .setTraceId(client.getTraceId()).setParentSpanId(client.getSpanId());
    private final String traceId = Otlp.hex(client.getTraceId());

    @Inject
    TraceReceiver traces;

    @BeforeEach
    void oneTraceOfTwoServices() {
        Otlp.send(traces::receive, Otlp.traces(caller, client));
        Otlp.send(traces::receive, Otlp.traces(callee, server));
    }

    @Test
    void namesServicesAndTheirSpansAndPeers() {
        when().get("/api/v2/services").then().statusCode(200).body("$", hasItems(caller, callee));
        given().queryParam("serviceName", callee).get("/api/v2/spans").then().body("$", contains("get /items/{id}"));
        given().queryParam("serviceName", caller).get("/api/v2/remoteServices").then().body("$", contains(callee));
    }

    @Test
    void givesATraceByItsId() {
        when().get("/api/v2/trace/" + traceId).then().statusCode(200).contentType("application/json")
                .body("id", containsInAnyOrder(Otlp.hex(client.getSpanId()), Otlp.hex(server.getSpanId())))
                .body("find { it.kind == 'SERVER' }.parentId", equalTo(Otlp.hex(client.getSpanId())))
                .body("find { it.kind == 'SERVER' }.localEndpoint.serviceName", equalTo(callee));
    }

    @Test
    void doesNotKnowATraceThatNeverCame() {
        when().get("/api/v2/trace/" + Otlp.hex(Otlp.traceId())).then().statusCode(404).body(containsString("not found"));
    }

    @Test
    void givesTheKnownOnesOfManyTraces() {
        given().queryParam("traceIds", traceId + "," + Otlp.hex(Otlp.traceId())).get("/api/v2/traceMany").then()
                .statusCode(200).body("$", hasSize(1)).body("[0].traceId", equalTo(List.of(traceId, traceId)));
    }

    @Test
    void searchesByEveryCriterion() {
        var matching = Map.of("serviceName", caller, "remoteServiceName", callee, "spanName", "get", "annotationQuery",
                "http.request.method=GET", "minDuration", 5000, "maxDuration", 5000, "limit", 1);
        given().queryParams(matching).get("/api/v2/traces").then().statusCode(200).body("$", hasSize(1))
                .body("[0].traceId", equalTo(List.of(traceId, traceId)));
    }

    @ParameterizedTest
    @CsvSource({ "remoteServiceName, other", "spanName, other", "annotationQuery, error", "minDuration, 5001",
            "maxDuration, 4999", "endTs, 1" })
    void leavesOutWhatDoesNotMatch(String criterion, String value) {
        given().queryParam("serviceName", caller).get("/api/v2/traces").then().body("$", hasSize(1));
        var query = new HashMap<String, Object>(Map.of("serviceName", caller, criterion, value));
        // A longest duration is only read together with a shortest one.
        query.putIfAbsent("minDuration", 1);
        given().queryParams(query).get("/api/v2/traces").then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void findsNoMoreTracesThanAskedFor() {
        for (int i = 0; i < 12; i++) {
            Otlp.send(traces::receive, Otlp.traces(caller, Otlp.span("GET")));
        }
        given().queryParam("serviceName", caller).get("/api/v2/traces").then().body("$", hasSize(10));
        given().queryParam("serviceName", caller).queryParam("limit", 3).get("/api/v2/traces").then().body("$", hasSize(3));
    }

    @Test
    void drawsTheDependencies() {
        given().queryParam("endTs", System.currentTimeMillis() + 1000).get("/api/v2/dependencies").then().statusCode(200)
                .body("find { it.parent == '%s' }".formatted(caller),
                        equalTo(Map.of("parent", caller, "child", callee, "callCount", 1)));
    }

    @Test
    void completesConfiguredTags() {
        when().get("/api/v2/autocompleteKeys").then().statusCode(200).body("$", hasItem("http.request.method"));
        given().queryParam("key", "http.request.method").get("/api/v2/autocompleteValues").then().statusCode(200)
                .body("$", contains("GET"));
    }

    @ParameterizedTest
    @CsvSource({ "trace/xyz, xyz", "trace/0123456789abcdef0123456789abcdef0, length", "traceMany, traceIds",
            "traceMany?traceIds=xyz, xyz", "spans, serviceName", "remoteServices, serviceName", "dependencies, endTs",
            "dependencies?endTs=soon, endTs", "dependencies?endTs=-1, endTs", "autocompleteValues, key",
            "traces?limit=0, limit", "traces?limit=many, limit", "traces?limit=4294967297, limit",
            "traces?lookback=-1, lookback", "traces?endTs=0, endTs", "traces?minDuration=x, minDuration",
            "traces?maxDuration=x, maxDuration" })
    void saysWhatIsWrongWithAParameter(String request, String mentioned) {
        when().get("/api/v2/" + request).then().statusCode(400).contentType("text/plain").body(containsString(mentioned));
    }
}
