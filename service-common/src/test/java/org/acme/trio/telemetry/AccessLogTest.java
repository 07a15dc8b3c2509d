package org.acme.trio.telemetry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.RawHttp;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** The log lines of a request. */
@QuarkusTest
class AccessLogTest extends WithPeers {

    private final TraceParent caller = TraceParent.sampled();

    @Inject
    Logs logs;

    @ParameterizedTest
    @CsvSource({ "/,/,200,INFO", "/items/4711?q=secret,/items/{id},200,INFO", "/items/x,/items/{id},400,WARN",
            "/nowhere/4711,UNMATCHED,404,WARN", "/cpu_task,/cpu_task,200,INFO", "/error_test,/error_test,500,ERROR",
            "/chain?route=b,/chain,200,INFO", "/chain?route=d,/chain,502,ERROR", "/chain?fail=a:418,/chain,418,WARN",
            "/test/blocking,/test/blocking,200,INFO" })
    void aRequestIsOneLine(String path, String route, String status, String level) {
        String traceResponse = given().header("traceparent", caller.header()).get(path).header("traceresponse");
        ExtLogRecord line = accessLine();
        assertThat(line.getLevel().getName()).isEqualTo(level);
        assertThat(line.getMdc("http.request.method")).isEqualTo("GET");
        assertThat(line.getMdc("http.route")).isEqualTo(route);
        assertThat(line.getMdc("http.response.status_code")).isEqualTo(status);
        assertThat(Double.parseDouble(line.getMdc("duration_ms"))).isPositive();
        assertThat("00-" + line.getMdc("traceId") + "-" + line.getMdc("spanId") + "-01").isEqualTo(traceResponse);
        assertThat(line.getFormattedMessage()).matches("GET \\Q" + route + "\\E " + status + " \\d+\\.\\d ms");
    }

    @Test
    void aLineIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
        try {
            given().header("traceparent", caller.header()).get("/");
            assertThat(accessLine().getFormattedMessage()).matches("GET / 200 \\d+\\.\\d ms");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theTimeIsThatOfTheRequest() {
        given().header("traceparent", caller.header()).get("/chain?route=&delay=a:150ms").then().statusCode(200);
        assertThat(Double.parseDouble(accessLine().getMdc("duration_ms"))).isBetween(150.0, 5000.0);
    }

    @Test
    void theFieldsOfALineAreNotLeftToTheNext() {
        given().header("traceparent", caller.header()).get("/chain?route=d").then().statusCode(502);
        accessLine();
        assertThat(logs.of(caller.traceId())).filteredOn(record -> !Logs.isAccessLine(record)).isNotEmpty()
                .allSatisfy(record -> assertThat(record.getMdc("http.route")).isNull());
    }

    @Test
    void aCallerThatWentAwayIsAWarning() throws IOException {
        answers(serviceB, aResponse().withFixedDelay(600));
        try (Socket socket = RawHttp.open("GET /chain?route=b HTTP/1.1", "traceparent: " + caller.header())) {
            await().until(() -> !asked(serviceB).isEmpty());
        }
        ExtLogRecord line = accessLine();
        assertThat(line.getLevel()).isEqualTo(Level.WARN);
        assertThat(line.getFormattedMessage()).matches("GET /chain: the caller went away after \\d+\\.\\d ms");
        assertThat(line.getMdc("http.response.status_code")).isNull();
    }

    @Test
    void anUncaughtExceptionIsOneErrorWithItsStackTraceBesideTheAccessLine() {
        given().header("traceparent", caller.header()).get("/error_test").then().statusCode(500);
        accessLine();
        assertThat(logs.of(caller.traceId())).hasSize(2).filteredOn(record -> record.getThrown() != null)
                .singleElement().satisfies(record -> {
                    assertThat(record.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(record.getThrown()).isInstanceOf(IllegalStateException.class)
                            .hasMessage("error_test always fails");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = { "/chain?fail=a:503", "/chain?route=d", "/items/x", "/nowhere" })
    void troubleThatIsExpectedLeavesNoStackTrace(String path) {
        given().header("traceparent", caller.header()).get(path);
        accessLine();
        assertThat(logs.of(caller.traceId())).isNotEmpty().allMatch(record -> record.getThrown() == null);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/" })
    void healthMetricsAndDocumentationHaveNoLine(String path) {
        int before = lines().size();
        given().get(path).then().statusCode(200);
        given().header("traceparent", caller.header()).get("/");
        accessLine();
        assertThat(lines()).hasSize(before + 1);
    }

    private List<ExtLogRecord> lines() {
        return logs.all().stream().filter(Logs::isAccessLine).toList();
    }

    private ExtLogRecord accessLine() {
        await().until(() -> !logs.accessLines(caller.traceId()).isEmpty());
        assertThat(logs.accessLines(caller.traceId())).hasSize(1);
        return logs.accessLines(caller.traceId()).get(0);
    }
}
