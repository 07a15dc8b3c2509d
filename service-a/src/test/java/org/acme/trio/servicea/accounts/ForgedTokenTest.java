package org.acme.trio.servicea.accounts;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** Tokens that nobody has signed, or not with a key of the service. */
@QuarkusTest
class ForgedTokenTest extends WithTokens {

    @Test
    void aTokenWithoutASignatureIsRefused() throws JoseException {
        JsonWebSignature none = new JsonWebSignature();
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue("none");
        none.setPayload(claims().toJson());
        refused(as(none.getCompactSerialization()).get("/io_task"));
        String good = good();
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
            forged.setPayload(claims().toJson());
            refused(as(forged.getCompactSerialization()).get("/io_task"));
        }
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() throws JoseException {
        KeyRing.Entry other = KeyRing.parse(KeyRing.generate());
        refused(as(sign(other, other.id(), claims())).get("/io_task"));
        refused(as(sign(other, keys.signing().id(), claims())).get("/io_task"));
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() throws JoseException {
        KeyRing.Entry other = KeyRing.parse(KeyRing.generate());
        JsonWebSignature forged = new JsonWebSignature();
        forged.setAlgorithmHeaderValue("ES256");
        forged.setKeyIdHeaderValue(keys.signing().id());
        forged.getHeaders().setJwkHeaderValue("jwk", other.jwk());
        forged.setKey(other.privateKey());
        forged.setPayload(claims().toJson());
        refused(as(forged.getCompactSerialization()).get("/io_task"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../../../etc/passwd", "/dev/null", "signing-key.json", "file:///etc/passwd",
            "http://127.0.0.1:1/", "' or 1=1 --", "\u0000", "" })
    void aKeyIdIsNothingButAName(String keyId) throws JoseException {
        refused(as(sign(keys.signing(), keyId, claims())).get("/io_task"));
    }

    @Test
    void aTokenThatNamesNoKeyIsRefused() throws JoseException {
        refused(as(sign(keys.signing(), null, claims())).get("/io_task"));
    }
}
