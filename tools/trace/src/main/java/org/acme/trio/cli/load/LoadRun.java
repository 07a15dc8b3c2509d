package org.acme.trio.cli.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.Service;

/**
 * Mixed traffic for a time.
 *
 * @param rate requests per second, spread evenly
 * @param duration how long requests are sent
 * @param services the services that are asked in turn
 * @param targets where they are
 */
public record LoadRun(int rate, Duration duration, List<Service> services, Function<Service, HttpTarget> targets) {

    /**
     * Makes the traffic, and prints the progress and the summary; the summary also when the program is being ended.
     *
     * @param interactive whether the progress is one line that is rewritten in place
     * @return whether every service answered at least one of its requests
     */
    public boolean run(PrintWriter out, boolean interactive) {
        Results results = new Results();
        Load load = new Load(results, Mix.STANDARD, services, targets, new Random());
        Pacer pacer = new Pacer(new SystemClock(), rate, duration);
        try (SummaryAtExit atExit = new SummaryAtExit()) {
            Duration sending = null;
            try (Progress progress = new Progress(out, interactive, results, duration)) {
                load.send(pacer);
                sending = pacer.elapsed();
                load.awaitAnswers();
            } catch (InterruptedException e) {
                sending = sending == null ? pacer.elapsed() : sending;
            }
            Summary.of(results.snapshot(), rate, sending).forEach(out::println);
            out.flush();
        }
        return results.everyServiceAnswered();
    }

    /** Interrupts the run when the program is being ended, as by Ctrl-C, and holds the end up until it is closed. */
    private static final class SummaryAtExit implements AutoCloseable {

        private final Thread runner = Thread.currentThread();
        private final CountDownLatch printed = new CountDownLatch(1);
        private final Thread hook = new Thread(this::onExit, "summary-at-exit");

        SummaryAtExit() {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        private void onExit() {
            runner.interrupt();
            try {
                printed.await(3, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            printed.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program is already being ended.
            }
        }
    }
}
