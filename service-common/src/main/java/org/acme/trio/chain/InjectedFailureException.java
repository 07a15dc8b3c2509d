package org.acme.trio.chain;

/** This hop fails because the request asked for it. */
class InjectedFailureException extends RuntimeException {

    private final int status;

    InjectedFailureException(int status) {
        super("failed because the request asked for it", null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
