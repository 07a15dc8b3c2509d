package org.acme.trio.telemetry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static io.restassured.RestAssured.given;
import static org.acme.trio.testing.Spans.number;
import static org.acme.trio.testing.Spans.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** Which spans are errors, and their exceptions. */
@QuarkusTest
class SpanErrorsTest extends WithSpans {

    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

    @Test
    void anUncaughtExceptionIsAnErrorWithOneRecordedException() {
        SpanData server = get("/error_test", 1).get(0);
        assertThat(server.getName()).isEqualTo("GET /error_test");
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(number(server, "http.response.status_code")).isEqualTo(500);
        assertThat(exceptions(List.of(server))).singleElement().isInstanceOfSatisfying(ExceptionEventData.class, event -> {
            assertThat(event.getException()).isInstanceOf(IllegalStateException.class)
                    .hasMessage("error_test always fails");
            assertThat(event.getAttributes().get(STACK_TRACE)).contains("at org.acme.trio.work.WorkResource.error(");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = { "/nowhere 404", "/items/x 400", "/chain?mode=x 400", "/chain?fail=a:404 404" })
    void aMistakeOfTheCallerIsNoErrorOfTheServer(String path, int status) {
        SpanData server = get(path, 1).get(0);
        assertThat(number(server, "http.response.status_code")).isEqualTo(status);
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = { "/nowhere 1", "/items/x 1", "/chain?mode=x 1", "/chain?fail=a:503 1",
            "/chain?route=b 2", "/chain?route=d 3" })
    void anExpectedExceptionHasNoStackTrace(String path, int count) {
        answers(serviceB, aResponse().withStatus(503));
        List<SpanData> trace = get(path, count);
        assertThat(exceptions(trace)).isNotEmpty()
                .allSatisfy(event -> assertThat(event.getAttributes().get(TYPE)).isNotBlank())
                .allSatisfy(event -> assertThat(event.getAttributes().get(STACK_TRACE)).isNull());
    }

    @Test
    void neitherHasThatOfAWrongMethod() {
        given().header("traceparent", caller.header()).post("/chain").then().statusCode(405);
        assertThat(exceptions(spans.of(caller.traceId(), 1))).singleElement()
                .satisfies(event -> assertThat(event.getAttributes().get(STACK_TRACE)).isNull());
    }

    @Test
    void aFailingPeerIsAnErrorOfTheCallAndOfTheChain() {
        answers(serviceB, aResponse().withStatus(503));
        List<SpanData> trace = get("/chain?route=b", 2);
        SpanData server = only(trace, SERVER, "GET /chain");
        SpanData client = only(trace, CLIENT, "GET /chain");
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(number(server, "http.response.status_code")).isEqualTo(502);
        assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(number(client, "http.response.status_code")).isEqualTo(503);
    }

    @Test
    void aPeerThatSendsItsCallerElsewhereIsAnErrorOfTheChain() {
        answers(serviceB, aResponse().withStatus(302).withHeader("Location", "/"));
        List<SpanData> trace = get("/chain?route=b", 2);
        SpanData server = only(trace, SERVER, "GET /chain");
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(number(server, "http.response.status_code")).isEqualTo(502);
        assertThat(number(only(trace, CLIENT, "GET /chain"), "http.response.status_code")).isEqualTo(302);
    }

    @Test
    void aCallThatTimesOutIsAnErrorAndEnds() {
        answers(serviceB, hanging());
        List<SpanData> trace = get("/chain?route=b", 2);
        SpanData server = only(trace, SERVER, "GET /chain");
        SpanData client = only(trace, CLIENT, "GET /chain");
        assertThat(number(server, "http.response.status_code")).isEqualTo(504);
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(client.getParentSpanId()).isEqualTo(server.getSpanId());
        assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void aConnectionThatIsRefusedIsAnErrorOfEachAttempt() {
        List<SpanData> trace = get("/chain?route=d", 3);
        assertThat(trace).filteredOn(span -> span.getKind() == CLIENT).hasSize(2)
                .allSatisfy(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    private static List<EventData> exceptions(List<SpanData> trace) {
        return trace.stream().flatMap(span -> span.getEvents().stream()).filter(event -> event.getName().equals("exception"))
                .toList();
    }
}
