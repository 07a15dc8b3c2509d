package org.acme.trio.chain;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkus.test.junit.QuarkusTest;

/** Who calls whom, with which parameters, and what is reported of it. */
@QuarkusTest
class ChainTest extends WithPeers {

    @Test
    void withoutARouteItCallsItselfThenTheIoTaskOfPeerOneThenTheCpuTaskOfPeerTwo() {
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/chain").then().statusCode(200)
                .body("path", equalTo("/chain"), "service", equalTo("service-a"), "trace_id", equalTo(caller.traceId()),
                        "calls.service", contains("service-a", "service-b", "service-c"),
                        "calls.path", contains("/", "/io_task", "/cpu_task"), "calls.status", contains(200, 200, 200),
                        "calls", everyItem(not(hasKey("calls"))));
        assertThat(urls(serviceB)).containsExactly("/io_task");
        assertThat(urls(serviceC)).containsExactly("/cpu_task");
    }

    @Test
    void theSecondCallWaitsForTheFirst() {
        answers(serviceB, WireMock.okJson("{}").withFixedDelay(200));
        when().get("/chain").then().statusCode(200).body("duration_ms", greaterThan(200f),
                "calls[1].duration_ms", greaterThan(199f));
        LoggedRequest first = asked(serviceB).get(0);
        LoggedRequest second = asked(serviceC).get(0);
        assertThat(Duration.between(first.getLoggedDate().toInstant(), second.getLoggedDate().toInstant()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(190));
    }

    @Test
    void eachHopOfARouteCallsTheNext() {
        when().get("/chain?route=a,a,b").then().statusCode(200).body("calls.service", contains("service-a"),
                "calls[0].calls.service", contains("service-a"),
                "calls[0].calls[0].calls.service", contains("service-b"),
                "calls[0].calls[0].calls[0].path", equalTo("/chain"),
                "calls[0].calls[0].calls[0].calls", empty());
        assertThat(urls(serviceB)).containsExactly("/chain?route=");
    }

    @Test
    void anEmptyRouteIsTheLastHop() {
        when().get("/chain?route=").then().statusCode(200).body("service", equalTo("service-a"), "calls", empty());
    }

    @Test
    void theNextHopGetsWhatIsLeftOfTheRoute() {
        when().get("/chain?route=b,c,a").then().statusCode(200).body("calls.service", contains("service-b"));
        assertThat(parameters(serviceB)).containsExactly(Map.of("route", "c,a"));
        assertThat(asked(serviceC)).isEmpty();
    }

    @Test
    void parallelModeCallsAllOfTheRouteAtOnceFromHere() {
        answers(serviceB, WireMock.okJson("{}").withFixedDelay(500));
        answers(serviceC, WireMock.okJson("{}").withFixedDelay(500));
        when().get("/chain?route=b,c,b&mode=parallel").then().statusCode(200)
                .body("calls.service", contains("service-b", "service-c", "service-b"), "calls.path",
                        everyItem(equalTo("/chain")));
        assertThat(urls(serviceB)).containsExactly("/chain?route=", "/chain?route=");
        assertThat(Duration.between(asked(serviceB).get(0).getLoggedDate().toInstant(),
                asked(serviceC).get(0).getLoggedDate().toInstant()).abs()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void parallelModeWithoutARouteMakesTheDefaultCallsAtOnce() {
        answers(serviceB, WireMock.okJson("{}").withFixedDelay(500));
        when().get("/chain?mode=parallel").then().statusCode(200)
                .body("calls.service", contains("service-a", "service-b", "service-c"),
                        "calls.path", contains("/", "/io_task", "/cpu_task"));
        assertThat(Duration.between(asked(serviceB).get(0).getLoggedDate().toInstant(),
                asked(serviceC).get(0).getLoggedDate().toInstant()).abs()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void anEmptyRouteIsTheLastHopInParallelModeToo() {
        when().get("/chain?route=&mode=parallel").then().statusCode(200).body("calls", empty());
    }

    @Test
    void serialIsTheModeThatIsMeantWithoutOne() {
        when().get("/chain?route=b,c&mode=serial").then().statusCode(200).body("calls.service", contains("service-b"));
    }

    @Test
    void aDelayActsAtItsHopOnly() {
        when().get("/chain?route=b&delay=a:150ms").then().statusCode(200).body("duration_ms", greaterThan(150f));
        assertThat(parameters(serviceB)).containsExactly(Map.of("route", ""));
        serviceB.resetRequests();
        long start = System.nanoTime();
        when().get("/chain?route=b,c&delay=c:4s").then().statusCode(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(parameters(serviceB)).containsExactly(Map.of("route", "c", "delay", "c:4000ms"));
    }

    @Test
    void aFailureActsAtItsHopOnly() {
        when().get("/chain?route=b,c&mode=parallel&fail=c:503").then().statusCode(200);
        assertThat(parameters(serviceB)).containsExactly(Map.of("route", ""));
        assertThat(parameters(serviceC)).containsExactly(Map.of("route", "", "fail", "c:503"));
    }

    @Test
    void aFailureAtThisHopAnswersItAndCallsNobody() {
        when().get("/chain?route=b&fail=a:418").then().statusCode(418).contentType("application/problem+json")
                .body("status", equalTo(418), "detail", equalTo("failed because the request asked for it"),
                        "$", not(hasKey("hop")));
        assertThat(asked(serviceB)).isEmpty();
    }

    @Test
    void aFailureFurtherOnIsBlamedOnItsHop() {
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/chain?route=a&fail=a:503").then().statusCode(503);
        serviceB.stubFor(WireMock.get(WireMock.anyUrl()).willReturn(WireMock.jsonResponse("""
                {"title":"Service Unavailable","status":503,"detail":"failed because the request asked for it",
                 "trace_id":"%s"}""".formatted(caller.traceId()), 503).withHeader("Content-Type",
                "application/problem+json")));
        given().header("traceparent", caller.header()).get("/chain?route=a,b&fail=b:503").then().statusCode(502)
                .body("hop.service", equalTo("service-a"), "hop.status", equalTo(502),
                        "cause.hop.service", equalTo("service-b"), "cause.hop.path", equalTo("/chain"),
                        "cause.hop.status", equalTo(503), "cause.cause.status", equalTo(503),
                        "cause.cause.detail", equalTo("failed because the request asked for it"),
                        "cause.cause.trace_id", equalTo(caller.traceId()));
    }

    @Test
    void defaultCallsTakeADelayToo() {
        when().get("/chain?delay=a:120ms").then().statusCode(200).body("duration_ms", greaterThan(120f), "calls",
                not(anEmptyMap()));
    }

    private static List<String> urls(WireMockServer peer) {
        return asked(peer).stream().map(LoggedRequest::getUrl).toList();
    }

    private static List<Map<String, String>> parameters(WireMockServer peer) {
        return asked(peer).stream().map(request -> request.getQueryParams().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().firstValue()))).toList();
    }
}
