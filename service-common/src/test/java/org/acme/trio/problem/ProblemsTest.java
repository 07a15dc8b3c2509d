package org.acme.trio.problem;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import org.acme.trio.testing.RawHttp;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** Every error is answered with a problem of RFC 9457 that names the trace. */
@QuarkusTest
class ProblemsTest extends WithPeers {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void anUncaughtExceptionIsA500ThatSaysNothingOfTheInside() {
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/error_test").then().statusCode(500).contentType(PROBLEM)
                .body("title", equalTo("Internal Server Error"), "status", equalTo(500), "detail", notNullValue(),
                        "trace_id", equalTo(caller.traceId()))
                .body(not(containsString("Exception"))).body(not(containsString("org.acme")));
    }

    @Test
    void anUnknownPathIsA404() {
        when().get("/nowhere").then().statusCode(404).contentType(PROBLEM)
                .body("title", equalTo("Not Found"), "status", equalTo(404), "detail", containsString("/q/swagger-ui"),
                        "trace_id", notNullValue());
    }

    @Test
    void aWrongMethodIsA405ThatSaysWhichAreAllowed() {
        when().post("/chain").then().statusCode(405).contentType(PROBLEM).header("Allow", containsString("GET"))
                .body("status", equalTo(405), "trace_id", notNullValue());
    }

    @Test
    void theAllowedMethodsAreTaken() {
        given().head("/items/1").then().statusCode(200);
        given().options("/items/1").then().statusCode(200).header("Allow", containsString("GET"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/items/1", "/io_task", "/cpu_task", "/random_sleep", "/random_status", "/error_test",
            "/chain" })
    void aTypeThatNobodyOffersIsA406(String path) {
        given().accept("text/csv").get(path).then().statusCode(406).contentType(PROBLEM).body("status", equalTo(406));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/%zz", "/items/%", "/items/%ff", "/chain?route=%zz", "/chain?mode=%", "/items/1?q=%ff" })
    void aBrokenPercentEncodingIsTheCallersFault(String target) {
        String answer = RawHttp.send("GET " + target + " HTTP/1.1");
        assertThat(answer).matches("(?s)HTTP/1.1 (200|4\\d\\d) .*");
    }
}
