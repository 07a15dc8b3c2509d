package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** Which tokens are accepted. The service's own key signs those that differ in one thing from a good one. */
@QuarkusTest
class TokenTest extends WithDatabase {

    @Inject
    SigningKeys keys;

    private final String user = UUID.randomUUID().toString();

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
        as(signed(claims -> {
        })).get("/io_task").then().statusCode(200);
    }

    @Test
    void theTokenOfAUserWhoIsGoneShowsNothing() throws JoseException {
        refused(as(signed(claims -> {
        })).get("/users/me"));
    }

    @Test
    void aTokenWithoutASignatureIsRefused() throws JoseException {
        JsonWebSignature none = new JsonWebSignature();
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue("none");
        none.setPayload(claims(unchanged -> {
        }).toJson());
        refused(as(none.getCompactSerialization()).get("/io_task"));
        String good = signed(claims -> {
        });
        refused(as(good.substring(0, good.lastIndexOf('.') + 1)).get("/io_task"));
        String header = Base64.getUrlEncoder().withoutPadding()
                .encodeToString("{\"alg\":\"nOnE\"}".getBytes(StandardCharsets.UTF_8));
        refused(as(header + "." + good.split("\\.")[1] + ".").get("/io_task"));
    }

    @Test
    void aTokenThatTakesThePublicKeyForASharedSecretIsRefused() throws JoseException {
        PublicKey known = keys.find(keys.signing().id()).orElseThrow();
        for (byte[] secret : new byte[][] { known.getEncoded(), keys.publicKeys().getBytes(StandardCharsets.UTF_8),
                ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(known.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.UTF_8) }) {
            JsonWebSignature forged = new JsonWebSignature();
            forged.setAlgorithmHeaderValue("HS256");
            forged.setKeyIdHeaderValue(keys.signing().id());
            forged.setKey(new HmacKey(secret));
            forged.setPayload(claims(unchanged -> {
            }).toJson());
            refused(as(forged.getCompactSerialization()).get("/io_task"));
        }
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() throws JoseException {
        KeyRing.Entry other = KeyRing.parse(KeyRing.generate());
        refused(as(sign(other, other.id(), claims(unchanged -> {
        }))).get("/io_task"));
        refused(as(sign(other, keys.signing().id(), claims(unchanged -> {
        }))).get("/io_task"));
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() throws JoseException {
        KeyRing.Entry other = KeyRing.parse(KeyRing.generate());
        JsonWebSignature forged = new JsonWebSignature();
        forged.setAlgorithmHeaderValue("ES256");
        forged.setKeyIdHeaderValue(keys.signing().id());
        forged.getHeaders().setJwkHeaderValue("jwk", other.jwk());
        forged.setKey(other.privateKey());
        forged.setPayload(claims(unchanged -> {
        }).toJson());
        refused(as(forged.getCompactSerialization()).get("/io_task"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../../../etc/passwd", "/dev/null", "signing-key.json", "file:///etc/passwd",
            "http://127.0.0.1:1/", "' or 1=1 --", "\u0000", "" })
    void aKeyIdIsNothingButAName(String keyId) throws JoseException {
        refused(as(sign(keys.signing(), keyId, claims(unchanged -> {
        }))).get("/io_task"));
    }

    @Test
    void aTokenThatNamesNoKeyIsRefused() throws JoseException {
        refused(as(sign(keys.signing(), null, claims(unchanged -> {
        }))).get("/io_task"));
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
        String good = signed(claims -> {
        });
        refused(given().header("Authorization", "Bearer " + good, "Bearer " + good).get("/io_task"));
        refused(given().header("Authorization", "Bearer " + good, "Bearer x").get("/users/me"));
        refused(given().header("Authorization", "Bearer " + good + ", Bearer " + good).get("/io_task"));
        refused(given().header("Authorization", "Bearer " + good + " " + good).get("/io_task"));
    }

    @Test
    void theSchemeIsReadInAnyCase() throws JoseException {
        String good = signed(claims -> {
        });
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

    private static void refused(Response answer) {
        answer.then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate",
                equalTo("Bearer error=\"invalid_token\""));
    }

    private static NumericDate in(long seconds) {
        return NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + seconds);
    }

    /** A token that was issued a quarter of an hour before it expires. */
    private String signedUntil(long seconds) throws JoseException {
        return signed(claims -> {
            claims.setIssuedAt(in(seconds - 900));
            claims.setExpirationTime(in(seconds));
        });
    }

    private String signed(Consumer<JwtClaims> change) throws JoseException {
        return sign(keys.signing(), keys.signing().id(), claims(change));
    }

    private static String sign(KeyRing.Entry key, String keyId, JwtClaims claims) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("ES256");
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        token.setKey(key.privateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("trio");
        claims.setAudience("trio");
        claims.setSubject(user);
        claims.setIssuedAt(in(0));
        claims.setExpirationTime(in(900));
        change.accept(claims);
        return claims;
    }
}
