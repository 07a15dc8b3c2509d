package org.acme.trio.auth;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;

import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Reads a JSON Web Key Set (RFC 7517). */
final class KeySet {

    private KeySet() {
    }

    /** The elliptic curve keys of the set by their {@code kid}; others cannot verify a token of ours. */
    static Map<String, PublicKey> parse(String json) throws JoseException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
            if (key instanceof EllipticCurveJsonWebKey curve && key.getKeyId() != null) {
                keys.put(key.getKeyId(), curve.getPublicKey());
            }
        }
        return Map.copyOf(keys);
    }
}
