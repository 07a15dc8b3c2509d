package org.acme.trio.stack;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.acme.trio.trace.terminal.Text;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Prints a line PASS, FAIL or SKIP for each test as soon as it has ended, and counts them. Tests run one after the other. */
final class Report implements TestExecutionListener {

    private enum Status {
        PASS,
        FAIL,
        SKIP
    }

    private final PrintWriter out;
    private final PrintWriter progress;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private String figure = "";

    /** @param progress is told what a long wait is for */
    Report(PrintWriter out, PrintWriter progress) {
        this.out = out;
        this.progress = progress;
    }

    boolean hasFailures() {
        return count(Status.FAIL) > 0;
    }

    /** {@return 1 when something failed, or when it is strict and something was skipped; else 0} */
    int exitCode(boolean strict) {
        return hasFailures() || strict && count(Status.SKIP) > 0 ? 1 : 0;
    }

    /** {@return the counts} */
    @Override
    public String toString() {
        return count(Status.PASS) + " passed, " + count(Status.FAIL) + " failed, " + count(Status.SKIP) + " skipped";
    }

    private int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    @Override
    public void reportingEntryPublished(TestIdentifier container, ReportEntry entry) {
        figure = entry.getKeyValuePairs().getOrDefault(RetriedTests.FIGURE, "");
        String waiting = entry.getKeyValuePairs().get(RetriedTests.WAITING);
        if (waiting != null) {
            print(progress, waiting);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        // A container that fails is a factory that could not make its tests.
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            String reason = result.getThrowable().map(Report::message).orElse(figure);
            switch (result.getStatus()) {
                case SUCCESSFUL -> line(Status.PASS, test, reason);
                case ABORTED -> line(Status.SKIP, test, reason.replaceFirst("^Assumption failed: ", ""));
                case FAILED -> line(Status.FAIL, test, reason);
            }
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        line(Status.SKIP, test, reason);
    }

    private void line(Status status, TestIdentifier test, String text) {
        counts.merge(status, 1, Integer::sum);
        print(out, status + "  " + test.getDisplayName() + "  " + text);
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(Text.printable(line));
        writer.flush();
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }
}
