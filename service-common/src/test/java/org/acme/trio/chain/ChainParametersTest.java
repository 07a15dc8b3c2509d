package org.acme.trio.chain;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** Which parameters {@code /chain} takes, and what it says of others. */
@QuarkusTest
class ChainParametersTest extends WithPeers {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            route=x                 ; route ; a|b|c|d
            route=service-b         ; route ; a|b|c|d
            route=B                 ; route ; a|b|c|d
            route=b,,c              ; route ; a|b|c|d
            route=b,                ; route ; a|b|c|d
            route=b,c,a,b,c,a,b,c,a ; route ; up to 8 hops
            route=b&mode=ring       ; mode  ; serial|parallel
            route=b&mode=           ; mode  ; serial|parallel
            route=b&mode=PARALLEL   ; mode  ; serial|parallel
            route=b&delay=b         ; delay ; b:200ms|b:1s
            route=b&delay=b:5       ; delay ; b:200ms|b:1s
            route=b&delay=b:-1ms    ; delay ; b:200ms|b:1s
            route=b&delay=b:1h      ; delay ; b:200ms|b:1s
            route=b&delay=b:9999999ms; delay ; b:200ms|b:1s
            route=b&delay=c:1s      ; delay ; a|b
            route=b&delay=x:1s      ; delay ; a|b
            route=b&delay=b:5001ms  ; delay ; up to 5000ms in all
            route=b&delay=a:3s,b:3s ; delay ; up to 5000ms in all
            route=b,b&delay=b:3s    ; delay ; up to 5000ms in all
            delay=b:1s              ; delay ; a
            route=b&fail=b          ; fail  ; a status from 400 to 599, as in c:503
            route=b&fail=b:200      ; fail  ; a status from 400 to 599, as in c:503
            route=b&fail=b:600      ; fail  ; a status from 400 to 599, as in c:503
            route=b&fail=b:5030     ; fail  ; a status from 400 to 599, as in c:503
            route=b&fail=b:oops     ; fail  ; a status from 400 to 599, as in c:503
            route=b&fail=c:503      ; fail  ; a|b
            route=b&fail=b:503,b:503; fail  ; each service once
            route=b&delay=b:1s,a:1s,b:2s; delay ; each service once
            route=b&route=c         ; route ; one value
            route=b&mode=serial&mode=serial; mode ; one value
            route=b&fail=b:503&fail=; fail  ; one value
            """)
    void aMistakeIsABadRequestThatNamesTheParameterAndWhatIsAllowed(String query, String parameter, String allowed) {
        when().get("/chain?" + query).then().statusCode(400).contentType("application/problem+json")
                .body("status", equalTo(400), "trace_id", notNullValue(), "parameter", equalTo(parameter),
                        "allowed", containsInAnyOrder(allowed.split("\\|")));
        assertThat(asked(serviceB)).isEmpty();
        assertThat(asked(serviceC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "route=b,c,a,b,c,a,b,c", "route=b,c,a,b,c,a,b,c&mode=parallel", "route=b&delay=b:5000ms",
            "route=b&delay=b:5s", "route=b&delay=", "route=b&fail=", "route=b,c&delay=c:2s,b:3s" })
    void theLimitsThemselvesAreAllowed(String query) {
        when().get("/chain?" + query).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "route ; b,x", "route ; b,c,a,b,c,a,b,c,a", "mode ; ring", "fail ; c", "fail ; a:200",
            "fail ; a:503,c:503", "delay ; a:1h", "delay ; a:3s,a:3s", "delay ; a:5001ms" })
    void theAnswerQuotesTheWholeValue(String parameter, String value) {
        given().queryParam(parameter, value).get("/chain").then().statusCode(400)
                .body("detail", startsWith(parameter + " is '" + value + "', allowed: "));
    }

    @Test
    void theAnswerShowsNoMoreThanAPieceOfALongValue() {
        given().queryParam("mode", "x".repeat(3000)).get("/chain").then().statusCode(400)
                .body("detail", startsWith("mode is '" + "x".repeat(64) + "', allowed: "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\r\n", "\u001b[2J", "\u0085", "\u2028", "\u202e" })
    void theAnswerShowsNoCharacterThatIsNotShownAsItself(String invisible) {
        given().queryParam("mode", invisible).get("/chain").then().statusCode(400)
                .body("detail", startsWith("mode is '\ufffd"), "detail", not(containsString(invisible)));
    }

    @Test
    void theAnswerCutsNoCharacterInTwo() {
        given().queryParam("mode", "x".repeat(63) + "\ud83d\ude00").get("/chain").then().statusCode(400)
                .body("detail", startsWith("mode is '" + "x".repeat(63) + "\ufffd', allowed: "));
    }
}
