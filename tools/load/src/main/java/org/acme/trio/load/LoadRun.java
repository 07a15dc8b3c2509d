package org.acme.trio.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Services;

import io.gatling.app.Gatling$;

/** One run of Gatling. Gatling itself makes the simulation, which finds its run in {@link #current()}: one at a time. */
final class LoadRun {

    /** How long the end is held up. Gatling stops with the next user, a second later at most, and then writes its report. */
    private static final int REPORT_SECONDS = 10;

    private static volatile LoadRun current;

    private final Services services;
    private final List<HttpTarget> asked;
    private final int rate;
    private final Duration duration;
    private final Set<HttpTarget> answering = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /**
     * @param services all services
     * @param asked those of them that are asked
     * @param rate users per second, where the scenario leaves it open
     * @param duration for how long users arrive; Gatling counts whole seconds, so that a part of one counts as one
     */
    LoadRun(Services services, List<HttpTarget> asked, int rate, Duration duration) {
        this.services = services;
        this.asked = asked;
        this.rate = rate;
        this.duration = Duration.ofSeconds((duration.toMillis() + 999) / 1000);
    }

    static LoadRun current() {
        return current;
    }

    Services services() {
        return services;
    }

    List<HttpTarget> asked() {
        return asked;
    }

    int rate() {
        return rate;
    }

    Duration duration() {
        return duration;
    }

    /** Whether the program is being ended, as by Ctrl-C. */
    boolean isStopping() {
        return stopping;
    }

    /** Notes a whole answer of a service, whatever its status. */
    void answeredBy(HttpTarget service) {
        answering.add(service);
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
        NoVersionCheck.disable();
        current = this;
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ended), "stop-load"));
        try {
            return Gatling$.MODULE$.fromArgs(new String[] { "--simulation", scenario.simulation().getName(),
                    "--results-folder", results.toString() }) == 0;
        } catch (RuntimeException | AssertionError e) {
            // Gatling refuses to report on a run that ended before its first request.
            if (!stopping) {
                throw e;
            }
            return false;
        } finally {
            ended.countDown();
        }
    }

    private void stop(CountDownLatch ended) {
        stopping = true;
        try {
            ended.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
