package org.acme.trio.chain;

import org.acme.trio.problem.Problem;

/** A neighbour failed; the answer names it and passes on what it said. */
class HopException extends RuntimeException {

    private final Outcome outcome;
    private final transient Problem.Hop hop;
    private final transient Problem reason;

    /** @param reason the problem that the neighbour answered, or null */
    HopException(Outcome outcome, Problem.Hop hop, Problem reason, Throwable cause) {
        super(hop.service() + hop.path() + ": " + describe(outcome, hop), cause, false, false);
        this.outcome = outcome;
        this.hop = hop;
        this.reason = reason;
    }

    Outcome outcome() {
        return outcome;
    }

    Problem problem() {
        return Problem.of(outcome.status(), getMessage()).at(hop, reason);
    }

    private static String describe(Outcome outcome, Problem.Hop hop) {
        return switch (outcome) {
            case UNREACHABLE -> "no connection";
            case TIMEOUT -> "no answer in time";
            case REJECTED -> "not called, its circuit breaker is open";
            default -> hop.status() == null || hop.status() < 300 ? "not the answer of a chain" : "answered " + hop.status();
        };
    }
}
