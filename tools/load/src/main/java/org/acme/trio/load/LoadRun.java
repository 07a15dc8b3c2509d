package org.acme.trio.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Services;

import io.gatling.app.Gatling$;

/**
 * One run of Gatling. Gatling itself makes the simulation, which finds its run in {@link #current()}: one at a time.
 *
 * @param services all services
 * @param asked those of them that are asked
 * @param rate users per second, where the scenario leaves it open
 * @param duration for how long users arrive, in whole seconds, as Gatling counts them
 * @param answering the services that gave a whole answer, whatever its status
 * @param stopping whether the program is being ended, as by Ctrl-C
 */
record LoadRun(Services services, List<HttpTarget> asked, int rate, Duration duration, Set<HttpTarget> answering,
        AtomicBoolean stopping) {

    /** How long the end is held up. Gatling stops with the next user, a second later at most, and then writes its report. */
    private static final int REPORT_SECONDS = 10;

    private static volatile LoadRun current;

    /** A part of a second counts as a second. */
    LoadRun(Services services, List<HttpTarget> asked, int rate, Duration duration) {
        this(services, asked, rate, Duration.ofSeconds((duration.toMillis() + 999) / 1000), ConcurrentHashMap.newKeySet(),
                new AtomicBoolean());
    }

    static LoadRun current() {
        return current;
    }

    /** {@return the services that were asked and gave no answer at all} */
    List<HttpTarget> silent() {
        return asked.stream().filter(service -> !answering.contains(service)).toList();
    }

    /**
     * Makes the traffic. Gatling prints its progress, its summary and where its report is; when the program is being ended, of
     * what there is.
     *
     * @param results gets a directory with the report
     * @return whether all assertions hold
     */
    boolean run(Scenario scenario, Path results) {
        VersionCheck.disable();
        current = this;
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ended), "stop-load"));
        try {
            return Gatling$.MODULE$.fromArgs(new String[] { "--simulation", scenario.simulation().getName(),
                    "--results-folder", results.toString() }) == 0;
        } catch (RuntimeException | AssertionError e) {
            // Gatling refuses to report on a run that ended before its first request.
            if (!stopping.get()) {
                throw e;
            }
            return false;
        } finally {
            ended.countDown();
        }
    }

    private void stop(CountDownLatch ended) {
        stopping.set(true);
        try {
            ended.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
