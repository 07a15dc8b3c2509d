package org.acme.trio.servicea.accounts;

import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

import io.restassured.response.Response;

/** A test that makes tokens, most of them with the key of the service. */
abstract class WithTokens extends WithDatabase {

    @Inject
    SigningKeys keys;

    private final String user = UUID.randomUUID().toString();

    static void refused(Response answer) {
        answer.then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate",
                equalTo("Bearer error=\"invalid_token\""));
    }

    static NumericDate in(long seconds) {
        return NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + seconds);
    }

    String good() throws JoseException {
        return signed(claims -> {
        });
    }

    /** One that differs from a good one in its claims only. */
    String signed(Consumer<JwtClaims> change) throws JoseException {
        return sign(keys.signing(), keys.signing().id(), claims(change));
    }

    static String sign(KeyRing.Entry key, String keyId, JwtClaims claims) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("ES256");
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        token.setKey(key.privateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    JwtClaims claims() {
        return claims(unchanged -> {
        });
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
