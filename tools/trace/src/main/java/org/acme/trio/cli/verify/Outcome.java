package org.acme.trio.cli.verify;

/**
 * What a check found.
 *
 * @param figure what was counted or seen, or why not
 * @param settled whether there is no use in asking again
 */
public record Outcome(Status status, String figure, boolean settled) {

    /** How a check ended. */
    public enum Status {
        PASS,
        FAIL,
        SKIP
    }

    public static Outcome pass(String figure) {
        return new Outcome(Status.PASS, figure, true);
    }

    /** {@return a failure that time may mend} */
    public static Outcome fail(String reason) {
        return new Outcome(Status.FAIL, reason, false);
    }

    /** {@return a failure that no waiting mends} */
    public static Outcome failForGood(String reason) {
        return new Outcome(Status.FAIL, reason, true);
    }

    /** {@return that there was nothing to check} */
    public static Outcome skip(String reason) {
        return new Outcome(Status.SKIP, reason, true);
    }
}
