package org.acme.trio.chain;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.util.List;

import jakarta.inject.Inject;

import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** What is tried again: once, and only where the connection failed. */
@QuarkusTest
class RetryTest extends WithPeers {

    @Inject
    Spans spans;

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = { "CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE" })
    void recoversFromAConnectionThatBreaksOnce(Fault fault) {
        breaksOnce(fault);
        when().get("/chain?route=b").then().statusCode(200).body("calls.status", contains(200));
        assertThat(asked(serviceB)).hasSize(2);
    }

    @Test
    void bothAttemptsAreCallsOfTheSameTrace() {
        breaksOnce(Fault.CONNECTION_RESET_BY_PEER);
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/chain?route=b").then().statusCode(200);

        List<SpanData> trace = spans.of(caller.traceId(), 3);
        SpanData server = Spans.only(trace, SERVER, "GET /chain");
        List<SpanData> attempts = trace.stream().filter(span -> span.getKind() == CLIENT).toList();
        assertThat(attempts).extracting(SpanData::getParentSpanId).containsExactly(server.getSpanId(), server.getSpanId());
        assertThat(attempts).extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(attempts).extracting(span -> Spans.number(span, "http.request.resend_count")).containsExactly(null, 1L);
        assertThat(asked(serviceB)).extracting(request -> request.getHeader("traceparent")).containsExactly(
                traceParent(attempts.get(0)), traceParent(attempts.get(1)));
    }

    @Test
    void attemptsThatFindNobodySayWhatTheyWouldHaveSentAndWhichAttemptTheyAre() {
        when().get("/chain?route=b,c,a&delay=a:2ms&fail=c:404").then().statusCode(200);
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/chain?route=d,c,a&delay=a:2ms&fail=c:404").then().statusCode(502);

        List<SpanData> attempts = spans.of(caller.traceId(), 3).stream().filter(span -> span.getKind() == CLIENT).toList();
        assertThat(attempts).extracting(span -> Spans.number(span, "http.request.resend_count")).containsExactly(null, 1L);
        assertThat(attempts).extracting(span -> URI.create(Spans.text(span, "url.full")))
                .extracting(url -> url.getPath() + "?" + url.getRawQuery()).containsOnly(asked(serviceB).get(0).getUrl());
    }

    @Test
    void givesUpWhenTheSecondConnectionBreaksToo() {
        answers(serviceB, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        when().get("/chain?route=b").then().statusCode(502).body("hop.service", equalTo("service-b"));
        assertThat(asked(serviceB)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 404, 500, 503 })
    void anErrorIsAnAnswerAndNotTriedAgain(int status) {
        answers(serviceB, aResponse().withStatus(status));
        when().get("/chain?route=b").then().statusCode(502);
        assertThat(asked(serviceB)).hasSize(1);
    }

    @Test
    void aTimeoutIsNotTriedAgain() {
        answers(serviceB, hanging());
        when().get("/chain?route=b").then().statusCode(504);
        assertThat(asked(serviceB)).hasSize(1);
    }

    private void breaksOnce(Fault fault) {
        serviceB.resetAll();
        serviceB.stubFor(get(anyUrl()).inScenario("break").whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(fault)).willSetStateTo("mended"));
        serviceB.stubFor(get(anyUrl()).inScenario("break").whenScenarioStateIs("mended").willReturn(okJson("{\"calls\":[]}")));
    }

    private static String traceParent(SpanData client) {
        return "00-" + client.getTraceId() + "-" + client.getSpanId() + "-01";
    }
}
