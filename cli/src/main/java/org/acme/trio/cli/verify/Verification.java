package org.acme.trio.cli.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.acme.trio.cli.Pause;
import org.acme.trio.cli.terminal.Text;
import org.acme.trio.cli.verify.Outcome.Status;

/** Asks checks and prints a line for each. */
public final class Verification {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PrintWriter out;
    private final Duration wait;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

    /** @param wait how long the checks of one group may fail, all together; each is asked once at least */
    public Verification(PrintWriter out, Duration wait) {
        this.out = out;
        this.wait = wait;
        for (Status status : Status.values()) {
            counts.put(status, 0);
        }
    }

    /**
     * Asks the checks of a group one after another, each until it does not fail or the time of the group is over.
     *
     * @return whether none failed
     */
    public boolean run(List<? extends Check> group) throws InterruptedIOException {
        long deadline = System.nanoTime() + wait.toNanos();
        boolean good = true;
        for (Check check : group) {
            Outcome outcome = ask(check);
            while (outcome.status() == Status.FAIL && System.nanoTime() + PAUSE.toNanos() < deadline) {
                Pause.of(PAUSE);
                outcome = ask(check);
            }
            good &= outcome.status() != Status.FAIL;
            counts.merge(outcome.status(), 1, Integer::sum);
            out.println(Text.printable(String.format("%s  %s  %s", outcome.status(), check.name(), outcome.figure())));
            out.flush();
        }
        return good;
    }

    public int count(Status status) {
        return counts.get(status);
    }

    private static Outcome ask(Check check) throws InterruptedIOException {
        try {
            return check.ask();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            return Outcome.fail(e.getMessage());
        }
    }
}
