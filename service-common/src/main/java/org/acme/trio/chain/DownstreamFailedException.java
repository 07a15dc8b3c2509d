package org.acme.trio.chain;

import org.acme.trio.problem.Problem;

/** A call to a peer failed. The problem names the hop, and has the problem that the peer answered as its cause. */
class DownstreamFailedException extends RuntimeException {

    private final Outcome outcome;
    private final transient Problem.Hop hop;
    private final transient Problem reason;

    /** @param reason the problem that the peer answered, or null */
    DownstreamFailedException(Outcome outcome, Problem.Hop hop, Problem reason, Throwable cause) {
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

    /** Whether the peer itself works: it answered 3xx or 4xx, or that a call of its own failed. */
    boolean isPeerWorking() {
        boolean aboutTheRequest = hop.status() != null && hop.status() >= 300 && hop.status() < 500;
        return aboutTheRequest || reason != null && reason.hop() != null;
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
