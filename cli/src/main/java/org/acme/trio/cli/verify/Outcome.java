package org.acme.trio.cli.verify;

/**
 * What a check found.
 *
 * @param figure what was counted or seen, or why not
 */
public record Outcome(Status status, String figure) {

    /** How a check ended. */
    public enum Status {
        PASS,
        FAIL,
        SKIP
    }

    public static Outcome pass(String figure) {
        return new Outcome(Status.PASS, figure);
    }

    public static Outcome fail(String reason) {
        return new Outcome(Status.FAIL, reason);
    }

    /** {@return that there was nothing to check} */
    public static Outcome skip(String reason) {
        return new Outcome(Status.SKIP, reason);
    }
}
