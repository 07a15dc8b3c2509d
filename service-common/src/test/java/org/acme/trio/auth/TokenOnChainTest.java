package org.acme.trio.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The token of a user on its way through a chain. */
@QuarkusTest
class TokenOnChainTest extends WithPeers {

    private static final Issuer ISSUER = Issuer.withNewKey();

    WireMockServer issuer;

    @Inject
    Spans spans;
    @Inject
    Logs logs;

    private final TraceParent caller = TraceParent.sampled();
    private final String user = UUID.randomUUID().toString();
    private final String token = ISSUER.header(user);

    /** A key that is not known is asked for once a second, and another test may just have asked. */
    @BeforeEach
    void theKeyIsKnown() {
        ISSUER.publish(issuer);
        await().atMost(Duration.ofSeconds(10)).until(() -> given().header("Authorization", token).get("/").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/chain", "/chain?route=b", "/chain?route=a,a,c", "/chain?route=b,c&mode=parallel" })
    void everyPeerGetsIt(String path) {
        get(path, token).then().statusCode(200);
        assertThat(Stream.concat(asked(serviceB).stream(), asked(serviceC).stream())).isNotEmpty()
                .allSatisfy(request -> assertThat(request.getHeader("Authorization")).isEqualTo(token));
    }

    @Test
    void everyHopNamesTheUserOnItsServerSpanAndItsAccessLine() {
        get("/chain?route=a,a,b", token).then().statusCode(200);
        List<SpanData> trace = spans.of(caller.traceId(), 6);
        assertThat(trace).filteredOn(span -> span.getKind() == SpanKind.SERVER).hasSize(3)
                .allSatisfy(span -> assertThat(Spans.text(span, "user.id")).isEqualTo(user));
        assertThat(trace).filteredOn(span -> span.getKind() != SpanKind.SERVER).hasSize(3)
                .allSatisfy(span -> assertThat(Spans.text(span, "user.id")).isNull());
        await().until(() -> logs.accessLines(caller.traceId()).size() == 3);
        assertThat(logs.accessLines(caller.traceId())).allSatisfy(line -> assertThat(line.getMdc("user.id")).isEqualTo(user));
    }

    @Test
    void noMetricNamesTheUser() {
        get("/chain?route=a,b", token).then().statusCode(200);
        assertThat(Scrape.now().lines()).isNotEmpty().noneMatch(line -> line.contains(user));
    }

    @Test
    void withoutOneTheChainIsThatOfNobody() {
        given().header("traceparent", caller.header()).get("/chain?route=b").then().statusCode(200);
        assertThat(asked(serviceB)).singleElement()
                .satisfies(request -> assertThat(request.containsHeader("Authorization")).isFalse());
        assertThat(spans.of(caller.traceId(), 2)).allSatisfy(span -> assertThat(Spans.text(span, "user.id")).isNull());
    }

    @Test
    void otherCredentialsAreNotPassedOn() {
        given().auth().preemptive().basic("alice", "secret").get("/chain?route=b").then().statusCode(200);
        assertThat(asked(serviceB)).singleElement()
                .satisfies(request -> assertThat(request.containsHeader("Authorization")).isFalse());
    }

    @Test
    void aBadOneIsRefusedAtTheFirstHop() {
        get("/chain?route=b", Issuer.withNewKey().header(user)).then().statusCode(401)
                .contentType("application/problem+json").header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .body("trace_id", equalTo(caller.traceId()), "detail", not(containsString(user)));
        assertThat(asked(serviceB)).isEmpty();
        SpanData server = spans.of(caller.traceId()).stream().filter(span -> span.getKind() == SpanKind.SERVER).findFirst()
                .orElseThrow();
        assertThat(server.getName()).isEqualTo("GET /chain");
        assertThat(Spans.text(server, "user.id")).isNull();
        await().until(() -> !logs.accessLines(caller.traceId()).isEmpty());
        assertThat(logs.accessLines(caller.traceId())).singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).startsWith("GET /chain 401 "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/health/live", "/q/metrics", "/q/openapi" })
    void healthMetricsAndDocumentationDoNotAskWhoYouAre(String path) {
        given().header("Authorization", "Bearer x").get(path).then().statusCode(200);
    }

    private Response get(String path, String authorization) {
        return given().header("traceparent", caller.header()).header("Authorization", authorization).get(path);
    }
}
