package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Callers cannot increase the number of series. */
@QuarkusTest
class CardinalityTest extends WithPeers {

    private static final int MANY = 1000;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aThousandInventedPathsAddAtMostOneSeries() {
        double before = series();
        send(IntStream.range(0, MANY).mapToObj(i -> request("GET", "/invented/" + i + "?q=" + i)));
        await().untilAsserted(() -> assertThat(requests("uri=\"UNMATCHED\"")).isGreaterThanOrEqualTo(MANY));
        assertThat(series()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void aThousandIdsAreOneSeries() {
        given().get("/items/0").then().statusCode(200);
        await().until(() -> requests("uri=\"/items/{id}\"", "status=\"200\"") >= 1);
        double before = series();
        send(IntStream.range(0, MANY).mapToObj(i -> request("GET", "/items/" + i + "?q=" + i)));
        await().untilAsserted(() -> assertThat(requests("uri=\"/items/{id}\"", "status=\"200\""))
                .isGreaterThanOrEqualTo(MANY));
        assertThat(series()).isEqualTo(before);
    }

    @Test
    void inventedMethodsAreOneSeries() {
        double before = series();
        double counted = requests("method=\"_OTHER\"");
        send(IntStream.range(0, 100).mapToObj(i -> request("INVENTED" + i, "/")));
        await().untilAsserted(() -> assertThat(requests("method=\"_OTHER\"")).isEqualTo(counted + 100));
        assertThat(series()).isLessThanOrEqualTo(before + 1);
        assertThat(Scrape.now().lines()).noneMatch(line -> line.contains("INVENTED"));
    }

    @Test
    void whatTheRouteAsksForIsNoLabel() {
        given().get("/chain?route=b,c,a").then().statusCode(200);
        double before = series();
        send(Stream.of("b", "c", "a,b", "b,c,b", "c&mode=parallel", "b&delay=b:7ms", "b&fail=b:404").map(
                route -> request("GET", "/chain?route=" + route)));
        assertThat(Scrape.now().lines()).noneMatch(line -> line.contains("b,c") || line.contains("parallel"));
        assertThat(series()).isEqualTo(before);
    }

    @Test
    void healthAndMetricsMakeNoSeries() {
        send(Stream.of("/q/health", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/", "/q/invented")
                .map(path -> request("GET", path)));
        assertThat(Scrape.now().of("http_server_requests_seconds_count")).noneMatch(line -> line.contains("/q"));
    }

    private HttpRequest request(String method, String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + target))
                .method(method, HttpRequest.BodyPublishers.noBody()).build();
    }

    private void send(Stream<HttpRequest> requests) {
        requests.forEach(request -> {
            try {
                client.send(request, BodyHandlers.discarding());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The number of series of the server's requests: each has one count. */
    private static double series() {
        return Scrape.now().of("http_server_requests_seconds_count").size();
    }

    private static double requests(String... labels) {
        return Scrape.now().value("http_server_requests_seconds_count", labels);
    }
}
