package org.acme.trio.telemetry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** What a scrape contains, and what a Prometheus gets that a browser does not. */
@QuarkusTest
class ScrapeTest extends WithPeers {

    private static final Pattern EXEMPLAR = Pattern
            .compile(".*} \\d+\\.0 # \\{span_id=\"([0-9a-f]{16})\",trace_id=\"([0-9a-f]{32})\"} \\S+ \\S+");
    private static final List<String> BUCKETS = List.of("0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5",
            "1.0", "2.5", "5.0", "10.0", "+Inf");

    @Inject
    Spans spans;

    @ParameterizedTest
    @ValueSource(strings = { Scrape.PROMETHEUS_2_42, Scrape.PROMETHEUS_2_53, Scrape.PROMETHEUS_3,
            "application/openmetrics-text; version=1.0.0" })
    void aPrometheusGetsOpenMetricsWithExemplars(String accept) {
        given().get("/items/1").then().statusCode(200);
        Scrape scrape = Scrape.as(accept);
        assertThat(scrape.contentType()).startsWith("application/openmetrics-text");
        assertThat(exemplars(scrape.of("http_server_requests_seconds_bucket"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/plain", "text/plain; version=0.0.4", "text/html,application/xhtml+xml,*/*;q=0.8" })
    void aReaderGetsPlainTextWithoutExemplars(String accept) {
        given().get("/items/1").then().statusCode(200);
        Scrape scrape = Scrape.as(accept);
        assertThat(scrape.contentType()).startsWith("text/plain");
        assertThat(scrape.of("http_server_requests_seconds_bucket")).isNotEmpty();
        assertThat(scrape.lines()).noneMatch(line -> line.contains(" # {"));
    }

    /** Answers of event loop threads and of worker threads, good and bad. */
    @ParameterizedTest
    @CsvSource({ "/items/1,/items/{id},200", "/items/x,/items/{id},400", "/nowhere,UNMATCHED,404",
            "/error_test,/error_test,500", "/io_task,/io_task,200", "/cpu_task,/cpu_task,200",
            "/test/blocking,/test/blocking,200", "/chain?route=b,/chain,200", "/chain?route=d,/chain,502" })
    void anExemplarNamesARecordedSpanOfItsRoute(String path, String route, String status) {
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get(path).then().statusCode(Integer.parseInt(status));
        await().pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(exemplars(Scrape.now().of("http_server_requests_seconds_bucket",
                        "uri=\"" + route + "\"", "status=\"" + status + "\"", "method=\"GET\""))).isNotEmpty()
                        .allSatisfy(exemplar -> assertThat(spans.of(exemplar.group(2))).extracting(SpanData::getSpanId)
                                .contains(exemplar.group(1))));
    }

    @ParameterizedTest
    @CsvSource({ "chain_calls_seconds_bucket,target=\"service-b\",outcome=\"success\"",
            "chain_calls_seconds_bucket,target=\"service-c\",outcome=\"error\"",
            "chain_calls_seconds_bucket,target=\"service-d\",outcome=\"unreachable\"",
            "http_client_requests_seconds_bucket,uri=\"/chain\",status=\"200\"",
            "http_client_requests_seconds_bucket,uri=\"/chain\",status=\"500\"" })
    void callsOfPeersHaveExemplarsToo(String metric, String label, String another) {
        answers(serviceC, aResponse().withStatus(500));
        Stream.of("b", "c", "d").forEach(hop -> given().get("/chain?route=" + hop));
        assertThat(exemplars(Scrape.now().of(metric, label, another))).isNotEmpty();
    }

    /** A Prometheus before 2.43 refuses a whole scrape with one anywhere else. */
    @Test
    void exemplarsStandOnlyWhereOpenMetricsAllowsThem() {
        given().get("/chain").then().statusCode(200);
        assertThat(Scrape.now().lines()).filteredOn(line -> line.contains(" # {")).isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("[a-z_]+(_bucket|_total)\\{.*"));
    }

    @Test
    void anUnsampledRequestIsCountedWithoutAnExemplar() {
        given().header("traceparent", TraceParent.unsampled().header()).get("/test/unsampled").then().statusCode(200);
        String uri = "uri=\"/test/unsampled\"";
        Scrape scrape = await().pollDelay(Duration.ZERO).until(Scrape::now,
                now -> now.value("http_server_requests_seconds_count", uri) == 1);
        assertThat(scrape.of("http_server_requests_seconds_bucket", uri)).hasSize(BUCKETS.size())
                .noneMatch(line -> line.contains(" # {"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http_server_requests", "http_client_requests", "chain_calls" })
    void timesAreInTwelveBuckets(String timer) {
        given().get("/chain").then().statusCode(200);
        List<String> series = Scrape.now().of(timer + "_seconds_bucket").stream().toList();
        List<String> first = series.stream().filter(line -> withoutBound(line).equals(withoutBound(series.get(0)))).toList();
        assertThat(first).extracting(ScrapeTest::bound).containsExactlyElementsOf(BUCKETS);
    }

    @ParameterizedTest
    @CsvSource({ "b,service-b,success", "b,service-b,error", "b,service-b,timeout", "d,service-d,unreachable" })
    void outcomesOfChainCallsAreCountedByTarget(String route, String target, String outcome) {
        if (outcome.equals("timeout")) {
            answers(serviceB, hanging());
        } else if (outcome.equals("error")) {
            answers(serviceB, aResponse().withStatus(500));
        }
        String[] labels = { "target=\"" + target + "\"", "outcome=\"" + outcome + "\"" };
        double before = Scrape.now().value("chain_calls_seconds_count", labels);
        given().get("/chain?route=" + route);
        assertThat(Scrape.now().value("chain_calls_seconds_count", labels)).isEqualTo(before + 1);
    }

    @Test
    void aCallThatIsSentElsewhereIsCountedAsAnError() {
        answers(serviceB, aResponse().withStatus(302).withHeader("Location", "/"));
        String[] labels = { "target=\"service-b\"", "outcome=\"error\"" };
        double before = Scrape.now().value("chain_calls_seconds_count", labels);
        given().get("/chain?route=b").then().statusCode(502);
        assertThat(Scrape.now().value("chain_calls_seconds_count", labels)).isEqualTo(before + 1);
    }

    @Test
    void everySeriesNamesTheService() {
        given().get("/chain").then().statusCode(200);
        assertThat(Scrape.now().lines()).isNotEmpty().allMatch(line -> line.contains("service_name=\"service-a\""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ft_retry_calls_total", "ft_circuitbreaker_calls_total", "ft_circuitbreaker_state_current",
            "ft_timeout_calls_total" })
    void faultToleranceIsMeasuredByPeer(String metric) {
        given().get("/chain").then().statusCode(200);
        Pattern method = Pattern.compile("method=\"([^\"]*)\"");
        List<String> methods = Scrape.now().of(metric).stream().map(method::matcher).filter(Matcher::find)
                .map(found -> found.group(1)).distinct().toList();
        assertThat(methods).anyMatch(name -> name.startsWith("service-b"))
                .allMatch(name -> name.matches("service-[abcd]( retry| attempt)?"));
    }

    @Test
    void retriesAreCounted() {
        String peer = "method=\"service-d retry\"";
        double before = Scrape.now().value("ft_retry_retries_total", peer);
        given().get("/chain?route=d").then().statusCode(502);
        assertThat(Scrape.now().value("ft_retry_retries_total", peer)).isEqualTo(before + 1);
    }

    private static List<Matcher> exemplars(List<String> lines) {
        return lines.stream().map(EXEMPLAR::matcher).filter(Matcher::matches).toList();
    }

    private static String bound(String line) {
        return line.replaceAll(".*le=\"([^\"]*)\".*", "$1");
    }

    private static String withoutBound(String line) {
        return line.replaceAll(",le=.*", "");
    }
}
