package org.acme.trio.auth;

/** The issuer's keys cannot be fetched, and without them it is not known whether a token is valid. */
class KeysUnavailableException extends RuntimeException {

    KeysUnavailableException() {
        super("the keys of the tokens are not available", null, false, false);
    }
}
