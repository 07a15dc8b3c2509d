package org.acme.trio.cli.verify;

import java.io.IOException;
import java.io.InterruptedIOException;

import org.acme.trio.cli.verify.Outcome.Status;

/** A check and what it found when it was asked last. */
final class Question {

    private final Check check;
    private Outcome outcome = Outcome.fail("it was not asked");

    Question(Check check) {
        this.check = check;
    }

    String name() {
        return check.name();
    }

    Outcome outcome() {
        return outcome;
    }

    /** {@return whether it has to be asked, again or for the first time} */
    boolean open() {
        return !outcome.settled();
    }

    boolean failedForGood() {
        return outcome.status() == Status.FAIL && outcome.settled();
    }

    void ask() throws InterruptedIOException {
        try {
            outcome = check.ask();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            outcome = Outcome.fail(e.getMessage());
        }
    }
}
