package org.acme.trio.chain;

/** A request asks for trouble where the configuration has switched that off: 403. */
class FaultsForbiddenException extends RuntimeException {

    FaultsForbiddenException() {
        super("delay and fail are switched off here (trio.chain.faults)", null, false, false);
    }
}
