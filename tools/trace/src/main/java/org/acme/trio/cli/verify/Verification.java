package org.acme.trio.cli.verify;

import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.acme.trio.cli.Pause;
import org.acme.trio.cli.terminal.Text;
import org.acme.trio.cli.verify.Outcome.Status;

/** Asks checks and prints a line for each. */
public final class Verification {

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** How long nothing is said about what is waited for. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final PrintWriter progress;
    private final Duration wait;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);

    /**
     * @param out takes the line for each check
     * @param progress is told what a long wait is for
     * @param wait how long the checks of one group may fail, all together; each is asked once at least
     */
    public Verification(PrintWriter out, PrintWriter progress, Duration wait) {
        this.out = out;
        this.progress = progress;
        this.wait = wait;
        for (Status status : Status.values()) {
            counts.put(status, 0);
        }
    }

    /**
     * Asks the checks of a group in rounds, in each round those that still fail, until none fails, one fails for good or the
     * time is over. A line is printed once the checks before it have theirs.
     *
     * @return whether none failed
     */
    public boolean run(List<? extends Check> group) throws InterruptedIOException {
        List<Question> questions = group.stream().map(Question::new).toList();
        Deque<Question> unreported = new ArrayDeque<>(questions);
        int failedBefore = count(Status.FAIL);
        long begin = System.nanoTime();
        boolean told = false;
        ask(unreported);
        while (!unreported.isEmpty() && questions.stream().noneMatch(Question::failedForGood)
                && System.nanoTime() - begin + PAUSE.toNanos() < wait.toNanos()) {
            if (!told && System.nanoTime() - begin > SILENCE.toNanos()) {
                tell(unreported);
                told = true;
            }
            Pause.of(PAUSE);
            ask(unreported);
        }
        unreported.forEach(this::report);
        return count(Status.FAIL) == failedBefore;
    }

    public int count(Status status) {
        return counts.get(status);
    }

    private void ask(Deque<Question> unreported) throws InterruptedIOException {
        for (Question question : List.copyOf(unreported)) {
            if (question.open()) {
                question.ask();
            }
            while (!unreported.isEmpty() && !unreported.peek().open()) {
                report(unreported.remove());
            }
        }
    }

    private void report(Question question) {
        Outcome outcome = question.outcome();
        counts.merge(outcome.status(), 1, Integer::sum);
        out.println(Text.printable(String.format("%s  %s  %s", outcome.status(), question.name(), outcome.figure())));
        out.flush();
    }

    private void tell(Deque<Question> unreported) {
        Question first = unreported.peek();
        long others = unreported.stream().filter(Question::open).count() - 1;
        progress.println(Text.printable("Waiting up to " + wait.toSeconds() + " s for: " + first.name() + " ("
                + first.outcome().figure() + ")" + (others > 0 ? " and " + others + " more" : "") + " ..."));
        progress.flush();
    }
}
