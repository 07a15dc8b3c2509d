package org.acme.trio.chain;

import org.acme.trio.problem.Problem;

/** A neighbour answered something else than a success, or a success that cannot be read. */
class ErrorAnswerException extends RuntimeException {

    private final int status;
    private final transient Problem reason;

    /** @param reason the problem that it answered, null if its answer is none */
    ErrorAnswerException(int status, Problem reason) {
        super("status " + status, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    Problem reason() {
        return reason;
    }

    /** Whether it says that a call behind the neighbour failed. */
    boolean namesAHop() {
        return reason != null && reason.hop() != null;
    }
}
