package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;
import static org.acme.trio.testing.Spans.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.Scrape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** A request has the same route in its metric, its access line and its span, whatever it was answered. */
@QuarkusTest
class RouteTest extends WithSpans {

    @Inject
    Logs logs;

    @ParameterizedTest
    @CsvSource({ "/,/,200", "/items/7,/items/{id},200", "/items/x,/items/{id},400", "/chain?route=,/chain,200",
            "/chain?route=&fail=a:404,/chain,404", "/chain?route=&fail=a:503,/chain,503", "/test/choices,/test/choices,300" })
    void itIsThatOfTheEndpointThatAnswered(String path, String route, String status) {
        assertThat(countedUnder(route, status, path)).isEqualTo(1);
        assertThat(logs.accessLines(caller.traceId())).extracting(line -> line.getMdc("http.route")).containsExactly(route);
        assertThat(text(span(), "http.route")).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({ "/nowhere,404", "//nowhere,404", "/CHAIN,404", "/items,404" })
    void whereThereIsNoEndpointThereIsNoRoute(String path, String status) {
        assertThat(countedUnder("UNMATCHED", status, path)).isEqualTo(1);
        assertThat(logs.accessLines(caller.traceId())).extracting(line -> line.getMdc("http.route"))
                .containsExactly("UNMATCHED");
        assertThat(text(span(), "http.route")).isNull();
    }

    private SpanData span() {
        return spans.of(caller.traceId(), 1).get(0);
    }

    /** By how much the count of these labels grows with a request for {@code path}. */
    private double countedUnder(String route, String status, String path) {
        double before = count(route, status);
        given().urlEncodingEnabled(false).header("traceparent", caller.header()).get(path)
                .then().statusCode(Integer.parseInt(status));
        await().until(() -> !logs.accessLines(caller.traceId()).isEmpty());
        spans.of(caller.traceId(), 1);
        return count(route, status) - before;
    }

    private static double count(String route, String status) {
        return Scrape.now().value("http_server_requests_seconds_count", "method=\"GET\"", "uri=\"" + route + "\"",
                "status=\"" + status + "\"");
    }
}
