package org.acme.trio.chain;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Whatever a peer does, the answer names the peer and the trace, and is never a 500. */
@QuarkusTest
class ChainTroubleTest extends WithPeers {

    @Test
    void aPeerThatCannotBeReachedIsA502() {
        chain("route=d").statusCode(502).body("hop.service", equalTo("service-d"), "hop.path", equalTo("/chain"),
                "hop", not(hasKey("status")), "cause", nullValue());
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 404, 429, 500, 501, 503, 599 })
    void aPeerThatAnswersAnErrorIsA502(int status) {
        answers(serviceB, aResponse().withStatus(status).withBody("oops"));
        chain("route=b").statusCode(502).body("hop.service", equalTo("service-b"), "hop.path", equalTo("/chain"),
                "hop.status", equalTo(status), "cause", nullValue());
    }

    @ParameterizedTest
    @ValueSource(ints = { 300, 301, 302, 304, 307, 399 })
    void aPeerThatSendsItsCallerElsewhereIsA502(int status) {
        answers(serviceB, aResponse().withStatus(status).withHeader("Location", "/chain?route="));
        chain("route=b").statusCode(502).body("hop.service", equalTo("service-b"), "hop.path", equalTo("/chain"),
                "hop.status", equalTo(status), "cause", nullValue());
        assertThat(asked(serviceB)).hasSize(1);
        when().get("/chain").then().statusCode(502).body("hop.path", equalTo("/io_task"), "hop.status", equalTo(status));
    }

    @Test
    void whatThePeerSaysOfItselfIsPassedOn() {
        answers(serviceB, problem(503, """
                {"title":"Service Unavailable","status":503,"detail":"full","trace_id":"1","more":[1]}"""));
        chain("route=b").statusCode(502).body("hop.status", equalTo(503), "cause.status", equalTo(503),
                "cause.detail", equalTo("full"), "cause", not(hasKey("more")));
    }

    @ParameterizedTest
    @MethodSource
    void anAnswerThatIsNoChainIsA502(ResponseDefinitionBuilder garbage) {
        answers(serviceB, garbage);
        chain("route=b").statusCode(502).body("hop.service", equalTo("service-b"), "hop.path", equalTo("/chain"));
    }

    static Stream<ResponseDefinitionBuilder> anAnswerThatIsNoChainIsA502() {
        return Stream.of(
                ok("<html>").withHeader("Content-Type", "text/html"),
                okJson("{\"path\":"), okJson("[1,2]"), okJson("\"chain\""), okJson("{\"calls\":17}"),
                okJson("{\"calls\":[{\"status\":\"fine\"}]}"),
                okJson("{}").withHeader("Content-Type", "no type at all"),
                problem(500, "{\"status\":"), problem(500, ""), problem(503, "[]"), problem(503, "{\"status\":\"bad\"}"),
                aResponse().withStatus(500), aResponse().withStatus(500).withHeader("Content-Type", "no type at all"),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), aResponse().withFault(Fault.EMPTY_RESPONSE));
    }

    @Test
    void aPeerThatHangsIsA504WithinTheTimeout() {
        answers(serviceB, hanging());
        long start = System.nanoTime();
        chain("route=b").statusCode(504).body("hop.service", equalTo("service-b"), "hop", not(hasKey("status")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void aPeerThatStopsInTheMiddleOfItsAnswerIsA504() {
        answers(serviceB, okJson("{\"calls\":[]}" + " ".repeat(10_000)).withChunkedDribbleDelay(10, 30_000));
        chain("route=b").statusCode(504).body("hop.service", equalTo("service-b"));
    }

    @Test
    void theHopNextToASlowOneReportsIt() {
        answers(serviceB, hanging());
        chain("route=a,b").statusCode(502)
                .body("hop.service", equalTo("service-a"), "hop.status", equalTo(504),
                        "cause.hop.service", equalTo("service-b"), "cause.status", equalTo(504), "cause.trace_id",
                        notNullValue());
    }

    @Test
    void defaultCallsThatFailNameTheirHop() {
        answers(serviceC, aResponse().withStatus(500));
        when().get("/chain").then().statusCode(502).body("hop.service", equalTo("service-c"), "hop.path", equalTo("/cpu_task"));
    }

    @Test
    void aSerialChainStopsAtTheFirstFailure() {
        answers(serviceB, aResponse().withStatus(500));
        when().get("/chain").then().statusCode(502).body("hop.service", equalTo("service-b"), "hop.path", equalTo("/io_task"));
        assertThat(asked(serviceC)).isEmpty();
    }

    @Test
    void ofParallelFailuresTheFirstInTheRouteIsReported() {
        answers(serviceB, aResponse().withStatus(503).withFixedDelay(200));
        answers(serviceC, aResponse().withStatus(500));
        chain("route=b,c&mode=parallel").statusCode(502).body("hop.service", equalTo("service-b"), "hop.status", equalTo(503));
    }

    @Test
    void oneFailureAmongParallelCallsFailsTheChain() {
        answers(serviceC, aResponse().withStatus(500));
        chain("route=b,c,b&mode=parallel").statusCode(502).body("hop.service", equalTo("service-c"));
    }

    /** More requests than the client has connections for one peer. */
    @Test
    void timeoutsDoNotUseUpTheConnections() {
        answers(serviceB, hanging());
        List<CompletableFuture<Integer>> hung = IntStream.range(0, 60)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> when().get("/chain?route=b").statusCode(),
                        command -> new Thread(command).start()))
                .toList();
        assertThat(hung).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(504));
        well(serviceB, "service-b");
        when().get("/chain?route=b").then().statusCode(200);
    }

    private static ResponseDefinitionBuilder problem(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/problem+json").withBody(body);
    }

    /** The answer to a chain that goes wrong: a problem under the caller's trace. */
    private static ValidatableResponse chain(String query) {
        TraceParent caller = TraceParent.sampled();
        ValidatableResponse answer = given().header("traceparent", caller.header()).get("/chain?" + query).then();
        String status = String.valueOf(answer.extract().statusCode());
        return answer.contentType("application/problem+json")
                .body("trace_id", equalTo(caller.traceId()), "status", equalTo(Integer.valueOf(status)));
    }
}
