package org.acme.trio.cli.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells how far a run is: on a terminal in one line that is rewritten each second, else in a line each five seconds. */
final class Progress implements AutoCloseable {

    private final PrintWriter out;
    private final boolean interactive;
    private final Results results;
    private final Duration duration;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(PrintWriter out, boolean interactive, Results results, Duration duration) {
        this.out = out;
        this.interactive = interactive;
        this.results = results;
        this.duration = duration;
        int period = interactive ? 1 : 5;
        timer.scheduleAtFixedRate(this::print, period, period, TimeUnit.SECONDS);
    }

    private void print() {
        String line = line(results.snapshot(), Duration.ofNanos(System.nanoTime() - start), duration);
        if (interactive) {
            out.print("\r" + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    static String line(Results.Snapshot results, Duration elapsed, Duration duration) {
        return String.format(Locale.ROOT, "%4d of %d s: %6d answered, %d without an answer", elapsed.toSeconds(),
                duration.toSeconds(), results.answered(), results.failed());
    }

    /** Ends the line, and writes no more. */
    @Override
    public void close() {
        timer.shutdownNow();
        if (interactive) {
            out.println();
        }
    }
}
