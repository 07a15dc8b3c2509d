package org.acme.trio.telemetry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static org.acme.trio.testing.Spans.number;
import static org.acme.trio.testing.Spans.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** Which spans are errors, and what they say about it. */
@QuarkusTest
class SpanErrorsTest extends WithSpans {

    @Test
    void anUncaughtExceptionIsAnErrorWithOneRecordedException() {
        SpanData server = get("/error_test", 1).get(0);
        assertThat(server.getName()).isEqualTo("GET /error_test");
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(number(server, "http.response.status_code")).isEqualTo(500);
        List<EventData> exceptions = server.getEvents().stream().filter(event -> event.getName().equals("exception")).toList();
        assertThat(exceptions).singleElement().isInstanceOfSatisfying(ExceptionEventData.class,
                event -> assertThat(event.getException()).isInstanceOf(IllegalStateException.class)
                        .hasMessage("error_test always fails"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = { "/nowhere 404", "/items/x 400", "/chain?mode=x 400", "/chain?fail=a:404 404" })
    void aMistakeOfTheCallerIsNoErrorOfTheServer(String path, int status) {
        SpanData server = get(path, 1).get(0);
        assertThat(number(server, "http.response.status_code")).isEqualTo(status);
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void aFailingNeighbourIsAnErrorOfTheCallAndOfTheChain() {
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
    void aNeighbourThatSendsItsCallerElsewhereIsAnErrorOfTheChain() {
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
}
