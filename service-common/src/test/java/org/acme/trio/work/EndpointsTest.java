package org.acme.trio.work;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.Set;
import java.util.TreeSet;

import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** The answers of the endpoints that call no peer. */
@QuarkusTest
class EndpointsTest extends WithPeers {

    private static final String TRACE_RESPONSE = "00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01";

    @ParameterizedTest
    @ValueSource(strings = { "/", "/items/1", "/io_task", "/cpu_task", "/random_sleep", "/random_status", "/error_test",
            "/chain", "/nowhere" })
    void everyAnswerNamesItsTrace(String path) {
        given().redirects().follow(false).get(path).then().header("traceresponse", matchesPattern(TRACE_RESPONSE));
    }

    @Test
    void theRootGreetsWithTheServicesName() {
        when().get("/").then().statusCode(200).contentType("application/json")
                .body("path", equalTo("/"), "service", equalTo("service-a"), "message", equalTo("Hello from service-a"));
    }

    @Test
    void anItemIsEchoedWithItsQuestion() {
        when().get("/items/42?q=how many").then().statusCode(200).body("id", equalTo(42), "q", equalTo("how many"));
    }

    @Test
    void theQuestionIsOptional() {
        when().get("/items/-7").then().statusCode(200).body("id", equalTo(-7), "q", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "1.5", "0x10", "9223372036854775808", "1%0d%0a", "%20", "null" })
    void anItemWhoseIdIsNoIntegerOf64BitsIsABadRequest(String id) {
        given().urlEncodingEnabled(false).get("/items/" + id).then().statusCode(400).contentType("application/problem+json")
                .body("status", equalTo(400), "parameter", equalTo("id"), "allowed", contains("an integer of up to 64 bits"));
    }

    @Test
    void aQuestionAskedTwiceIsABadRequest() {
        when().get("/items/1?q=x&q=y").then().statusCode(400).contentType("application/problem+json")
                .body("parameter", equalTo("q"), "detail", equalTo("q is 'x and y', allowed: one value"));
    }

    @Test
    void aNameThatNobodyKnowsIsShownLikeAValue() {
        String name = "x".repeat(63) + "\r" + "forged".repeat(100);
        given().queryParam(name, "1", "2").get("/").then().statusCode(400).body("parameter",
                equalTo("x".repeat(63) + "\ufffd"));
    }

    @Test
    void theLargestIdIsEchoed() {
        when().get("/items/9223372036854775807").then().statusCode(200).body("id", equalTo(Long.MAX_VALUE));
    }

    @Test
    void theIoTaskWaitsAsLongAsConfigured() {
        long start = System.nanoTime();
        when().get("/io_task").then().statusCode(200).body("message", equalTo("waited 20 ms"));
        assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(20);
    }

    @Test
    void theCpuTaskComputesTheSameEachTime() {
        String first = when().get("/cpu_task").then().statusCode(200).extract().path("message");
        String second = when().get("/cpu_task").then().statusCode(200).extract().path("message");
        assertThat(second).isEqualTo(first).startsWith("1000 rounds of SHA-256 end in ");
    }

    @Test
    void theCpuTaskComputesAsManyRoundsAsConfigured() throws Exception {
        assertThat(CpuTask.digest(1)).isEqualTo("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
        when().get("/cpu_task").then().body("message",
                equalTo("1000 rounds of SHA-256 end in " + CpuTask.digest(1000).substring(0, 8)));
    }

    @Test
    void theRandomSleepStaysWithinItsBound() {
        for (int i = 0; i < 20; i++) {
            String message = when().get("/random_sleep").then().statusCode(200).extract().path("message");
            assertThat(message).matches("slept \\d+ ms");
            assertThat(Integer.parseInt(message.split(" ")[1])).isBetween(0, 50);
        }
    }

    @Test
    void theRandomStatusIsOneOfFour() {
        Set<Integer> drawn = new TreeSet<>();
        for (int i = 0; i < 120; i++) {
            drawn.add(given().redirects().follow(false).get("/random_status").statusCode());
        }
        assertThat(drawn).containsExactly(200, 300, 400, 500);
    }
}
