package org.acme.trio.auth;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The issuer's keys cannot be fetched, and without them it is not known whether a token is valid. */
class KeysUnavailableException extends RuntimeException {

    KeysUnavailableException() {
        super("the keys of the tokens are not available", null, false, false);
    }

    /** The failure itself or one of its causes. */
    static Optional<KeysUnavailableException> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(KeysUnavailableException.class::isInstance).map(KeysUnavailableException.class::cast).findFirst();
    }
}
