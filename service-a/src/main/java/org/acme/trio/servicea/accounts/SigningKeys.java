package org.acme.trio.servicea.accounts;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.acme.trio.auth.VerificationKeys;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/**
 * The keys that sign tokens: those of the configuration, or those of a directory, which is read again every second, so
 * that a key can be replaced while the service runs. What cannot be read stops the start; later it leaves the keys as
 * they are.
 */
@Singleton
class SigningKeys implements VerificationKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final long PERIOD_MS = 1000;

    private final Vertx vertx;
    private final KeyFiles files;
    private volatile KeyRing ring;
    private String failure = "";

    SigningKeys(Vertx vertx, AccountsConfig config) {
        this.vertx = vertx;
        files = config.signingKeys().isPresent() ? null : new KeyFiles(config.keysDirectory(), config.tokenLifetime());
        ring = config.signingKeys().map(SigningKeys::configured).orElseGet(() -> firstOf(files, config));
    }

    void start(@Observes StartupEvent event) {
        if (files != null) {
            vertx.setPeriodic(PERIOD_MS, fired -> vertx.executeBlocking(() -> {
                update();
                return null;
            }, false));
        }
    }

    KeyRing.Entry signing() {
        return ring.signing();
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return ring.find(keyId);
    }

    /** The JSON Web Key Set for those who verify. */
    String publicKeys() {
        return ring.publicKeys();
    }

    private synchronized void update() {
        try {
            KeyRing now = files.read();
            if (!now.signing().id().equals(ring.signing().id())) {
                LOG.infof("tokens are signed with the key %s from now on", now.signing().id());
            }
            ring = now;
            failure = "";
        } catch (IOException | JoseException | RuntimeException e) {
            if (!failure.equals(e.toString())) {
                failure = e.toString();
                LOG.errorf("the signing keys cannot be read and stay as they are: %s", failure);
            }
        }
    }

    private static KeyRing configured(String keys) {
        try {
            return KeyRing.parseSet(keys);
        } catch (JoseException | RuntimeException e) {
            // The message of the cause may quote what it cannot read.
            throw new IllegalArgumentException("trio.accounts.signing-keys is not a JSON Web Key Set of private P-256 keys");
        }
    }

    private static KeyRing firstOf(KeyFiles files, AccountsConfig config) {
        try {
            return files.read();
        } catch (IOException | JoseException e) {
            throw new IllegalArgumentException("trio.accounts.keys-directory is " + config.keysDirectory()
                    + ", where a signing key can neither be read nor made: " + e, e);
        }
    }
}
