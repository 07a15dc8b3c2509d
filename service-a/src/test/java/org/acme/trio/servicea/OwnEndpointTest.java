package org.acme.trio.servicea;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** An endpoint, a health check and a meter in the service's own package get all that service-common gives its own. */
@QuarkusTest
class OwnEndpointTest {

    private static final String TRACE_RESPONSE = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    @Test
    void itsAnswerNamesTheTrace() {
        given().get("/squares/12").then().statusCode(200).body("square", equalTo(144))
                .header("traceresponse", matchesPattern(TRACE_RESPONSE));
    }

    @Test
    void itsBadParameterIsAProblem() {
        given().get("/squares/x").then().statusCode(400).contentType("application/problem+json")
                .header("traceresponse", matchesPattern(TRACE_RESPONSE))
                .body("parameter", equalTo("number"), "allowed", hasItem("an integer from 0 to 9999"),
                        "trace_id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void itsRepeatedParameterIsAProblem() {
        given().get("/squares/12?a=1&a=2").then().statusCode(400).contentType("application/problem+json")
                .body("parameter", equalTo("a"));
    }

    @Test
    void itHasAnAccessLineWithItsRoute() {
        List<String> lines = new CopyOnWriteArrayList<>();
        ExtHandler handler = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line.getFormattedMessage());
            }
        };
        Logger log = Logger.getLogger("org.acme.trio.access");
        log.addHandler(handler);
        try {
            given().get("/squares/13").then().statusCode(200);
            await().until(() -> lines.stream().anyMatch(line -> line.matches("GET /squares/\\{number} 200 \\d+\\.\\d ms")));
        } finally {
            log.removeHandler(handler);
        }
    }

    @Test
    void itsRequestsAndItsMeterAreCountedWithTheNameOfTheService() {
        given().get("/squares/14").then().statusCode(200);
        await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString().lines().toList(), hasItems(
                matchesPattern("squares_computed_total\\{.*service_name=\"service-a\".*"),
                matchesPattern("http_server_requests_seconds_bucket\\{.*service_name=\"service-a\".*"
                        + "uri=\"/squares/\\{number}\".*"))));
    }

    @Test
    void itIsDescribedWithItsProblems() {
        given().accept("application/json").get("/q/openapi").then()
                .body("paths.'/squares/{number}'.get.responses.keySet()", hasItems("200", "400", "500"))
                .body("paths.'/squares/{number}'.get.responses.'400'.content.'application/problem+json'.schema.$ref",
                        containsString("Problem"));
    }

    @Test
    void itsHealthCheckIsPartOfReadiness() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("squares"));
    }
}
