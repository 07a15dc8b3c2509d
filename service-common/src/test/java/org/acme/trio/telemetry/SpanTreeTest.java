package org.acme.trio.telemetry;

import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.INTERNAL;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static io.restassured.RestAssured.given;
import static org.acme.trio.testing.Spans.number;
import static org.acme.trio.testing.Spans.only;
import static org.acme.trio.testing.Spans.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** The spans of a request, their parents and their attributes. */
@QuarkusTest
class SpanTreeTest extends WithSpans {

    @Test
    void aRequestIsOneServerSpanUnderItsCaller() {
        SpanData server = get("/items/7?q=x", 1).get(0);
        assertThat(server.getKind()).isEqualTo(SERVER);
        assertThat(server.getName()).isEqualTo("GET /items/{id}");
        assertThat(server.getParentSpanId()).isEqualTo(caller.spanId());
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(text(server, "http.request.method")).isEqualTo("GET");
        assertThat(text(server, "http.route")).isEqualTo("/items/{id}");
        assertThat(text(server, "url.path")).isEqualTo("/items/7");
        assertThat(text(server, "url.query")).isEqualTo("q=x");
        assertThat(text(server, "url.scheme")).isEqualTo("http");
        assertThat(number(server, "http.response.status_code")).isEqualTo(200);
    }

    @Test
    void theDefaultChainIsOneClientSpanForEachCallAndTheServerSpanOfItsOwnGreeting() {
        List<SpanData> trace = get("/chain", 5);
        SpanData chain = only(trace, SERVER, "GET /chain");
        SpanData greets = only(trace, CLIENT, "GET");
        SpanData greeted = only(trace, SERVER, "GET /");
        SpanData ioTask = only(trace, CLIENT, "GET /io_task");
        SpanData cpuTask = only(trace, CLIENT, "GET /cpu_task");
        assertThat(chain.getParentSpanId()).isEqualTo(caller.spanId());
        assertThat(greeted.getParentSpanId()).isEqualTo(greets.getSpanId());
        assertThat(List.of(greets, ioTask, cpuTask)).allSatisfy(call -> {
            assertThat(call.getParentSpanId()).isEqualTo(chain.getSpanId());
            assertThat(number(call, "http.response.status_code")).isEqualTo(200);
            assertThat(text(call, "http.request.method")).isEqualTo("GET");
        });
        assertThat(text(ioTask, "url.full")).isEqualTo("http://127.0.0.1:" + serviceB.port() + "/io_task");
        assertThat(greets.getEndEpochNanos()).isLessThanOrEqualTo(ioTask.getStartEpochNanos());
        assertThat(ioTask.getEndEpochNanos()).isLessThanOrEqualTo(cpuTask.getStartEpochNanos());
    }

    @Test
    void eachHopOfARouteIsAServerSpanUnderTheClientSpanOfTheHopBefore() {
        List<SpanData> trace = get("/chain?route=a,a,a,b", 8);
        SpanData above = null;
        String parent = caller.spanId();
        for (int hop = 0; hop < 4; hop++) {
            SpanData server = childOf(trace, parent);
            assertThat(server.getKind()).isEqualTo(SERVER);
            assertThat(server.getName()).isEqualTo("GET /chain");
            above = childOf(trace, server.getSpanId());
            assertThat(above.getKind()).isEqualTo(CLIENT);
            parent = above.getSpanId();
        }
        assertThat(text(above, "url.full")).isEqualTo("http://127.0.0.1:" + serviceB.port() + "/chain?route=");
    }

    @Test
    void parallelCallsAreSiblings() {
        List<SpanData> trace = get("/chain?route=b,c,b,c&mode=parallel", 5);
        SpanData server = only(trace, SERVER, "GET /chain");
        assertThat(trace).filteredOn(span -> span.getKind() == CLIENT).hasSize(4)
                .extracting(SpanData::getParentSpanId).containsOnly(server.getSpanId());
    }

    @ParameterizedTest
    @ValueSource(strings = { "io_task", "cpu_task" })
    void workHasItsOwnSpanAsLongAsItTakes(String work) {
        List<SpanData> trace = get("/" + work, 2);
        SpanData server = only(trace, SERVER, "GET /" + work);
        SpanData inside = only(trace, INTERNAL, work);
        assertThat(inside.getParentSpanId()).isEqualTo(server.getSpanId());
        assertThat(inside.getEndEpochNanos()).isLessThanOrEqualTo(server.getEndEpochNanos());
        if (work.equals("io_task")) {
            assertThat(inside.getEndEpochNanos() - inside.getStartEpochNanos()).isGreaterThanOrEqualTo(20_000_000);
        }
    }

    @Test
    void anUnknownPathHasNoRouteAndIsNotInTheName() {
        SpanData server = get("/nowhere/4711", 1).get(0);
        assertThat(server.getName()).isEqualTo("GET");
        assertThat(text(server, "http.route")).isNull();
        assertThat(text(server, "url.path")).isEqualTo("/nowhere/4711");
    }

    @Test
    void theRootHasItsRoute() {
        SpanData server = get("/", 1).get(0);
        assertThat(server.getName()).isEqualTo("GET /");
        assertThat(text(server, "http.route")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/health", "/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/" })
    void whatNobodyWantsToSeeMakesNoSpan(String path) {
        given().header("traceparent", caller.header()).get(path).then().statusCode(200);
        assertThat(get("/", 1).get(0).getName()).isEqualTo("GET /");
    }

    private static SpanData childOf(List<SpanData> trace, String parent) {
        List<SpanData> children = trace.stream().filter(span -> span.getParentSpanId().equals(parent)).toList();
        assertThat(children).hasSize(1);
        return children.get(0);
    }
}
