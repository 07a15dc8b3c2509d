package org.acme.trio.chain;

/** This hop fails because the request asked for it. */
class InjectedFailureException extends RuntimeException {

    private final int status;

    InjectedFailureException(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
