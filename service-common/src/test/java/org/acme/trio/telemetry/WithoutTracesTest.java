package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.acme.trio.testing.WithoutTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;

/** Without spans no answer and no log line names a trace, whether the caller has one or not. */
@QuarkusTest
@TestProfile(WithoutTraces.class)
class WithoutTracesTest extends WithPeers {

    private final TraceParent caller = TraceParent.sampled();

    @ParameterizedTest
    @CsvSource({ "true,/,200", "false,/,200", "true,/chain?route=b,200", "false,/chain?route=b,200",
            "true,/items/x,400", "false,/items/x,400", "true,/nowhere,404", "true,/error_test,500" })
    void anAnswerNamesNoTrace(boolean traced, String path, int status) {
        RequestSpecification request = traced ? given().header("traceparent", caller.header()) : given();
        request.get(path).then().statusCode(status).header("traceresponse", nullValue()).body("trace_id", nullValue());
    }

    @Test
    void aRequestIsCountedWithoutAnExemplar() {
        given().header("traceparent", caller.header()).get("/items/1").then().statusCode(200).body("id", equalTo(1));
        assertThat(Scrape.now().of("http_server_requests_seconds_bucket", "uri=\"/items/{id}\"")).isNotEmpty()
                .noneMatch(line -> line.contains(" # {"));
    }
}
