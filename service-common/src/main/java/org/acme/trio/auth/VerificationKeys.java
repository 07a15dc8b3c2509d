package org.acme.trio.auth;

import java.security.PublicKey;
import java.util.Optional;

/** The public keys whose tokens are accepted. */
public interface VerificationKeys {

    /**
     * The key with this {@code kid}. May wait for an answer of the issuer, for a second at most, so not to be called on
     * an event loop.
     *
     * @param keyId what the client sent, of any content
     * @throws KeysUnavailableException if it is not known whether there is such a key
     */
    Optional<PublicKey> find(String keyId);
}
