package org.acme.trio.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import java.time.Duration;
import java.util.UUID;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;

/** Signs tokens with a key of its own. */
record Issuer(EllipticCurveJsonWebKey key) {

    static Issuer withNewKey() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(UUID.randomUUID().toString());
            return new Issuer(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The {@code Authorization} header of a user. */
    String header(String user) {
        return "Bearer " + Jwt.issuer("trio").audience("trio").subject(user).expiresIn(Duration.ofMinutes(1))
                .jws().algorithm(SignatureAlgorithm.ES256).keyId(key.getKeyId()).sign(key.getPrivateKey());
    }

    /** Makes its key the only one that is published at {@code server}. */
    void publish(WireMockServer server) {
        server.resetAll();
        server.stubFor(get("/keys").withHeader("Accept", equalTo("application/json"))
                .willReturn(okJson(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY))));
    }
}
