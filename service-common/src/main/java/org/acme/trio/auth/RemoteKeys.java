package org.acme.trio.auth;

import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.acme.trio.config.TrioConfig;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;

import io.quarkus.arc.DefaultBean;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

/**
 * The key set of the issuer, or the one of the configuration. It is fetched with the first token, not at the start: the issuer
 * need not run then. It is fetched again for a key that it does not have, and when it is older than
 * {@code trio.token.keys-max-age}, so that a key that the issuer has removed is no longer accepted. A set that cannot be
 * fetched stays as it is; whether a key is missing in it is not known then.
 */
@DefaultBean
@Singleton
class RemoteKeys implements VerificationKeys {

    private static final Logger LOG = Logger.getLogger(RemoteKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    /** Tokens with invented keys make no more than one request a second. */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final KeySetClient issuer;
    private final long maxAge;
    private volatile Fetched last;

    private enum Source {
        CONFIGURATION,
        ISSUER,
        FAILED
    }

    /** @param at a value of {@link System#nanoTime()} */
    private record Fetched(Map<String, PublicKey> keys, Source source, long at) {

        boolean isOlderThan(long nanos) {
            return source != Source.CONFIGURATION && System.nanoTime() - at > nanos;
        }
    }

    RemoteKeys(TrioConfig config) {
        TrioConfig.Token token = config.token();
        maxAge = token.keysMaxAge().toNanos();
        last = token.keys().map(keys -> new Fetched(configured(keys), Source.CONFIGURATION, 0))
                .orElseGet(() -> new Fetched(Map.of(), Source.FAILED, System.nanoTime() - maxAge - PAUSE));
        issuer = QuarkusRestClientBuilder.newBuilder().baseUri(url(token.keysUrl()))
                .connectTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .build(KeySetClient.class);
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        if (isToBeFetched(keyId)) {
            fetch(keyId);
        }
        Fetched now = last;
        if (now.source() == Source.FAILED && !now.keys().containsKey(keyId)) {
            throw new KeysUnavailableException();
        }
        return Optional.ofNullable(now.keys().get(keyId));
    }

    private boolean isToBeFetched(String keyId) {
        Fetched now = last;
        boolean known = now.keys().containsKey(keyId);
        return now.isOlderThan(known && now.source() != Source.FAILED ? maxAge : PAUSE);
    }

    /** One request at a time: who waits for another one's finds its result. */
    private synchronized void fetch(String keyId) {
        if (isToBeFetched(keyId)) {
            try {
                last = new Fetched(KeySet.parse(issuer.keys().await().atMost(TIMEOUT)), Source.ISSUER, System.nanoTime());
            } catch (RuntimeException | JoseException e) {
                LOG.warnf("the keys of the tokens cannot be fetched: %s", e);
                last = new Fetched(last.keys(), Source.FAILED, System.nanoTime());
            }
        }
    }

    /** The address of the issuer, which the path follows, may end in a slash. */
    private static URI url(String value) {
        return URI.create(value.replaceAll("(?<!:)//+", "/"));
    }

    private static Map<String, PublicKey> configured(String keys) {
        try {
            return KeySet.parse(keys);
        } catch (JoseException e) {
            throw new IllegalArgumentException("trio.token.keys is not a JSON Web Key Set", e);
        }
    }
}
