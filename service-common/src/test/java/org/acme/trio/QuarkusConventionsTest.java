package org.acme.trio;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import java.util.Map;

import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** What a Quarkus service has under {@code /q}. */
@QuarkusTest
class QuarkusConventionsTest extends WithPeers {

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

    @ParameterizedTest
    @CsvSource({ "/, 200|400|406|500", "/items/{id}, 200|400|406|500", "/io_task, 200|400|406|500",
            "/cpu_task, 200|400|406|500",
            "/random_sleep, 200|400|406|500", "/random_status, 200|400|406|500", "/error_test, 200|400|406|500",
            "/chain, 200|400|401|403|406|500|502|503|504" })
    void describesEachAnswerOfEachEndpoint(String path, String statuses) {
        Map<String, Map<String, ?>> answers = given().accept("application/json").get("/q/openapi")
                .path("paths.'" + path + "'.get.responses");
        assertThat(answers).containsOnlyKeys(statuses.split("\\|"));
        assertThat(answers.remove("200").get("content")).asString().startsWith("{application/json=");
        assertThat(answers.values()).allSatisfy(problem -> assertThat(problem.get("content")).asString()
                .isEqualTo("{application/problem+json={schema={$ref=#/components/schemas/Problem}}}"));
    }

    @Test
    void describesWhatAProblemSays() {
        given().accept("application/json").get("/q/openapi").then().body("components.schemas.Problem.properties.keySet()",
                containsInAnyOrder("title", "status", "detail", "trace_id", "parameter", "allowed", "hop", "cause"));
    }

    @Test
    void showsItsEndpointsInABrowser() {
        when().get("/q/swagger-ui").then().statusCode(200).contentType(containsString("text/html"));
    }
}
