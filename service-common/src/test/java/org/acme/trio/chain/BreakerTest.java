package org.acme.trio.chain;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.stream.Stream;

import org.acme.trio.testing.PublicDeployment;
import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Which answers open the circuit breaker of a peer, and how it closes again. */
@QuarkusTest
@TestProfile(PublicDeployment.class)
class BreakerTest extends WithPeers {

    /** Four successes in a row clear the breaker's window of the calls of earlier tests. */
    @BeforeEach
    void theBreakerIsClosed() {
        for (int i = 0; i < 4; i++) {
            await().atMost(Duration.ofSeconds(10)).until(() -> when().get("/chain?route=b").statusCode() == 200);
        }
        serviceB.resetRequests();
    }

    @Test
    void opensForAPeerThatIsUnwellAndClosesWhenItIsWellAgain() {
        double opened = Scrape.now().value("ft_circuitbreaker_opened_total", "method=\"service-b\"");
        fourTimes(aResponse().withStatus(503));
        int asked = asked(serviceB).size();
        when().get("/chain?route=b").then().statusCode(503).header("Retry-After", "2")
                .contentType("application/problem+json").body("status", equalTo(503), "trace_id", notNullValue(),
                        "hop.service", equalTo("service-b"), "hop.path", equalTo("/chain"));
        assertThat(asked(serviceB)).as("calls while the breaker is open").hasSize(asked);
        assertThat(Scrape.now().value("ft_circuitbreaker_opened_total", "method=\"service-b\"")).isEqualTo(opened + 1);
        assertThat(Scrape.now().value("chain_calls_seconds_count", "target=\"service-b\"", "outcome=\"rejected\""))
                .isGreaterThanOrEqualTo(1);

        well(serviceB, "service-b");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> when().get("/chain?route=b").then().statusCode(200));
    }

    @Test
    void aBreakerIsOnePeersOnly() {
        fourTimes(aResponse().withStatus(500));
        when().get("/chain?route=b").then().statusCode(503);
        when().get("/chain?route=c").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = { 302, 400, 404, 429 })
    void staysClosedForAnswersThatSpeakOfTheRequest(int status) {
        fourTimes(aResponse().withStatus(status));
        when().get("/chain?route=b").then().statusCode(502).body("hop.status", equalTo(status));
        well(serviceB, "service-b");
        when().get("/chain?route=b").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 502, 503, 504 })
    void staysClosedForAnErrorThatSpeaksOfAHopBehindThePeer(int status) {
        fourTimes(aResponse().withStatus(status).withHeader("Content-Type", "application/problem+json").withBody(
                """
                        {"title":"x","status":%d,"detail":"service-c/chain: no connection",
                         "hop":{"service":"service-c","path":"/chain"}}"""
                        .formatted(status)));
        assertThat(asked(serviceB)).as("calls, none of them tried again").hasSize(4);
        when().get("/chain?route=b").then().statusCode(502).body("hop.status", equalTo(status), "cause.hop.service",
                equalTo("service-c"));
        well(serviceB, "service-b");
        when().get("/chain?route=b").then().statusCode(200);
    }

    static Stream<ResponseDefinitionBuilder> opensForWhatSpeaksOfThePeer() {
        return Stream.of(aResponse().withStatus(500), aResponse().withStatus(502), aResponse().withStatus(504),
                aResponse().withStatus(500).withHeader("Content-Type", "application/problem+json").withBody("{\"status\":"),
                okJson("{\"calls\":17}"), hanging(), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @ParameterizedTest
    @MethodSource
    void opensForWhatSpeaksOfThePeer(ResponseDefinitionBuilder answer) {
        fourTimes(answer);
        when().get("/chain?route=b").then().statusCode(503);
    }

    /** Of the attempts half fail, of the calls none. */
    @Test
    void staysClosedWhereTheSecondAttemptSucceeds() {
        serviceB.resetAll();
        serviceB.stubFor(get(anyUrl()).inScenario("flaky").whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)).willSetStateTo("mended"));
        serviceB.stubFor(get(anyUrl()).inScenario("flaky").whenScenarioStateIs("mended")
                .willReturn(okJson("{\"calls\":[]}")).willSetStateTo(Scenario.STARTED));
        for (int i = 0; i < 8; i++) {
            when().get("/chain?route=b").then().statusCode(200);
        }
        assertThat(asked(serviceB)).hasSize(16);
    }

    private void fourTimes(ResponseDefinitionBuilder answer) {
        answers(serviceB, answer);
        for (int i = 0; i < 4; i++) {
            when().get("/chain?route=b");
        }
    }
}
