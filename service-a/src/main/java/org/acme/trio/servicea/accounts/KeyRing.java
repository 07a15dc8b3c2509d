package org.acme.trio.servicea.accounts;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Keys whose tokens are accepted.
 *
 * @param entries the first one signs
 */
record KeyRing(List<Entry> entries) {

    /**
     * @param id the {@code kid}: the thumbprint of the public key (RFC 7638), so that it says nothing of files and never
     *        names two keys
     */
    record Entry(String id, EllipticCurveJsonWebKey jwk) {

        PrivateKey privateKey() {
            return jwk.getPrivateKey();
        }
    }

    /** A new key, as JSON Web Key with its private part. */
    static String generate() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256).toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException("no key can be generated", e);
        }
    }

    /** @throws JoseException that says what is wrong, without the key */
    static Entry parse(String json) throws JoseException {
        return entry(JsonWebKey.Factory.newJwk(json));
    }

    /** Reads a JSON Web Key Set with private keys. */
    static KeyRing parseSet(String json) throws JoseException {
        List<Entry> entries = new ArrayList<>();
        for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
            entries.add(entry(key));
        }
        if (entries.isEmpty()) {
            throw new JoseException("it has no key");
        }
        return new KeyRing(entries);
    }

    Entry signing() {
        return entries.get(0);
    }

    Optional<PublicKey> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst().map(entry -> entry.jwk().getPublicKey());
    }

    /** The public keys, as JSON Web Key Set. */
    String publicKeys() {
        return new JsonWebKeySet(entries.stream().map(Entry::jwk).toList()).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static Entry entry(JsonWebKey key) throws JoseException {
        if (key instanceof EllipticCurveJsonWebKey curve && curve.getPrivateKey() != null
                && curve.getCurveName().equals(EllipticCurves.P_256)) {
            curve.setKeyId(curve.calculateBase64urlEncodedThumbprint("SHA-256"));
            curve.setUse("sig");
            curve.setAlgorithm("ES256");
            return new Entry(curve.getKeyId(), curve);
        }
        throw new JoseException("it has a key that is no private key of curve P-256");
    }
}
