package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.junit.jupiter.api.Test;

/** What holds wherever the configuration puts the metrics. */
abstract class MovedMetrics {

    @Inject
    Logs logs;

    @Inject
    Spans spans;

    /** Where the metrics are: a path of the application, or a URL. */
    abstract String metrics();

    /** Where health is. */
    abstract String health();

    @Test
    void aPrometheusGetsExemplars() {
        given().get("/items/1").then().statusCode(200);
        await().untilAsserted(() -> {
            Scrape scrape = Scrape.at(metrics(), Scrape.PROMETHEUS_3);
            assertThat(scrape.contentType()).startsWith("application/openmetrics-text");
            assertThat(scrape.of("http_server_requests_seconds_bucket")).anyMatch(line -> line.contains(" # {"));
        });
    }

    @Test
    void aReaderGetsPlainText() {
        assertThat(Scrape.at(metrics(), "text/plain").contentType()).startsWith("text/plain");
    }

    @Test
    void neitherScrapeNorHealthHasAnAccessLineOrASpanOrASeries() {
        TraceParent caller = TraceParent.sampled();
        Stream.of(metrics(), health(), "/items/1").forEach(address -> given().header("traceparent", caller.header())
                .get(address).then().statusCode(200));
        await().until(() -> !logs.accessLines(caller.traceId()).isEmpty());
        assertThat(logs.accessLines(caller.traceId())).extracting(line -> line.getMdc("http.route"))
                .containsExactly("/items/{id}");
        assertThat(spans.of(caller.traceId(), 1)).extracting(span -> span.getName()).containsExactly("GET /items/{id}");
        assertThat(Scrape.at(metrics(), Scrape.PROMETHEUS_3).of("http_server_requests_seconds_count",
                "uri=\"UNMATCHED\"")).isEmpty();
    }
}
