package org.acme.trio.auth;

import java.security.Key;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import org.acme.trio.config.TrioConfig;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

import io.quarkus.smallrye.jwt.runtime.auth.QuarkusJwtCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

/**
 * Verifies a token: ES256 and nothing else, a key of {@link VerificationKeys} that the token names by its {@code kid}, issuer,
 * audience, subject, and a time of expiry that is not over. There is no tolerance for clocks: one that is behind accepts
 * a token for as long as it is behind, and none refuses a new token, because {@code iat} is not compared with the clock.
 * <p>
 * It takes the place of SmallRye JWT's own, which fetches a key set anew for a key that it does not know, but once in a
 * number of minutes, and does not tell a key set that is away from a token that is bad. No issue that asks for either
 * is known.
 */
@Alternative
@Priority(1)
@Singleton
class TokenVerifier extends JWTCallerPrincipalFactory {

    private final VerificationKeys keys;
    private final JwtConsumer consumer;

    TokenVerifier(VerificationKeys keys, TrioConfig config) {
        this.keys = keys;
        consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setVerificationKeyResolver((signature, nesting) -> key(signature))
                .setExpectedIssuer(config.token().issuer())
                .setExpectedAudience(config.token().audience())
                .setRequireSubject().setRequireExpirationTime().setRequireIssuedAt()
                .build();
    }

    /**
     * @throws ParseException without the token, and with a {@link KeysUnavailableException} as its cause if that is the reason
     */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            return new QuarkusJwtCallerPrincipal(null, consumer.processToClaims(token));
        } catch (InvalidJwtException e) {
            // Of the causes only this one: the others quote the token.
            throw new ParseException("the token is not valid", KeysUnavailableException.in(e).orElse(null));
        }
    }

    private Key key(JsonWebSignature signature) throws UnresolvableKeyException {
        String keyId = signature.getKeyIdHeaderValue();
        if (keyId == null) {
            throw new UnresolvableKeyException("the token names no key");
        }
        return keys.find(keyId).orElseThrow(() -> new UnresolvableKeyException("there is no key of this name"));
    }
}
