package org.acme.trio;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import org.acme.trio.testing.WithNeighbours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** What a Quarkus service has under {@code /q}. */
@QuarkusTest
class QuarkusConventionsTest extends WithNeighbours {

    @ParameterizedTest
    @ValueSource(strings = { "live", "ready", "started" })
    void isHealthy(String check) {
        when().get("/q/health/" + check).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void hasMetrics() {
        when().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/items/{id}", "/io_task", "/cpu_task", "/random_sleep", "/random_status", "/error_test",
            "/chain" })
    void describesEachEndpoint(String path) {
        given().accept("application/json").get("/q/openapi").then().statusCode(200)
                .body("info.title", equalTo("Observability trio"), "paths", hasKey(path));
    }

    @Test
    void showsItsEndpointsInABrowser() {
        when().get("/q/swagger-ui").then().statusCode(200).contentType(containsString("text/html"));
    }
}
