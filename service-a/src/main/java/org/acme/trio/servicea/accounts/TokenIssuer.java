package org.acme.trio.servicea.accounts;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.acme.trio.config.TrioConfig;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;

/** Makes the tokens of users: signed with ES256, and the user's id is all that they say of the user. */
@Singleton
class TokenIssuer {

    private final SigningKeys keys;
    private final TrioConfig.Token token;
    private final Duration lifetime;

    TokenIssuer(SigningKeys keys, TrioConfig trio, AccountsConfig accounts) {
        this.keys = keys;
        token = trio.token();
        lifetime = accounts.tokenLifetime();
    }

    String issue(UUID user) {
        KeyRing.Entry key = keys.signing();
        return Jwt.issuer(token.issuer()).audience(token.audience()).subject(user.toString()).expiresIn(lifetime)
                .jws().algorithm(SignatureAlgorithm.ES256).keyId(key.id()).sign(key.privateKey());
    }

    /** How long a token is valid, from its issue on. */
    Duration lifetime() {
        return lifetime;
    }
}
