package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What a token has to say, and what it is good for. */
@QuarkusTest
class TokenTest extends WithTokens {

    @Test
    void aUserSeesTheOwnAccount() {
        String email = newEmail();
        String id = signUp(email).path("id");
        as(logIn(email, PASSWORD).path("access_token")).get("/users/me").then().statusCode(200)
                .body("id", equalTo(id), "email", equalTo(email), "size()", equalTo(2));
    }

    @Test
    void withoutATokenThereIsAChallengeWithoutAnError() {
        given().get("/users/me").then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", equalTo("Bearer"));
        given().auth().preemptive().basic("alice", "secret").get("/users/me").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/users/me", "/chain?route=", "/io_task", "/", "/items/1" })
    void aTokenThatIsNoneIsRefusedEverywhere(String path) {
        for (String token : new String[] { "x", "x.y.z", "..", "", "é", "x".repeat(5000) }) {
            refused(as(token).get(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/chain?route=", "/io_task", "/", "/items/1" })
    void withoutATokenAllElseWorksAsBefore(String path) {
        given().get(path).then().statusCode(200);
        given().auth().preemptive().basic("alice", "secret").get(path).then().statusCode(200);
    }

    @Test
    void aTokenMadeHereIsAccepted() throws JoseException {
        as(good()).get("/io_task").then().statusCode(200);
    }

    @Test
    void theTokenOfAUserWhoIsGoneShowsNothing() throws JoseException {
        refused(as(good()).get("/users/me"));
    }

    @Test
    void aTokenIsNoLongerValidOneSecondAfterItsExpiry() throws JoseException {
        refused(as(signedUntil(-1)).get("/io_task"));
        as(signedUntil(5)).get("/io_task").then().statusCode(200);
    }

    @Test
    void aTokenOfAnIssuerWhoseClockIsHalfAMinuteFastOrSlowIsAccepted() throws JoseException {
        for (int seconds : new int[] { 30, -30 }) {
            as(signed(claims -> {
                claims.setIssuedAt(in(seconds));
                claims.setExpirationTime(in(seconds + 900));
            })).get("/io_task").then().statusCode(200);
        }
    }

    @Test
    void aTokenHasToSayEverythingAboutItself() throws JoseException {
        refused(as(signed(claims -> claims.setIssuer("somebody"))).get("/io_task"));
        refused(as(signed(claims -> claims.setAudience("something"))).get("/io_task"));
        for (String claim : new String[] { "iss", "aud", "sub", "exp", "iat" }) {
            refused(as(signed(claims -> claims.unsetClaim(claim))).get("/io_task"));
        }
    }

    @Test
    void aRequestWithTwoTokensIsRefused() throws JoseException {
        String good = good();
        refused(given().header("Authorization", "Bearer " + good, "Bearer " + good).get("/io_task"));
        refused(given().header("Authorization", "Bearer " + good, "Bearer x").get("/users/me"));
        refused(given().header("Authorization", "Bearer " + good + ", Bearer " + good).get("/io_task"));
        refused(given().header("Authorization", "Bearer " + good + " " + good).get("/io_task"));
    }

    @Test
    void theSchemeIsReadInAnyCase() throws JoseException {
        String good = good();
        given().header("Authorization", "bearer " + good).get("/io_task").then().statusCode(200);
        refused(given().header("Authorization", "BEARER x").get("/io_task"));
    }

    @Test
    void aTokenSaysNothingOfTheUserButTheId() {
        String token = newToken();
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        Map<String, ?> names = JsonPath.from(claims).getMap("");
        assertThat(names).containsOnlyKeys("iss", "aud", "sub", "iat", "exp", "jti");
    }

    /** A token that was issued a quarter of an hour before it expires. */
    private String signedUntil(long seconds) throws JoseException {
        return signed(claims -> {
            claims.setIssuedAt(in(seconds - 900));
            claims.setExpirationTime(in(seconds));
        });
    }
}
