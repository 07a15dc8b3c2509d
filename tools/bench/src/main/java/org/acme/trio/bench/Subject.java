package org.acme.trio.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.acme.trio.bench.ThreadTimes.Group;

import io.vertx.core.Vertx;

/** A variant that runs, with a receiver and a load of its own, and what has been measured of it. */
final class Subject implements AutoCloseable {

    private static final int SCRAPE_INTERVAL_MILLIS = 5000;
    private static final double IDLE_SHARE = 0.05;
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(5);

    private final Variant variant;
    private final Vertx vertx;
    private final Sink sink;
    private final Trio trio;
    private final Load load;
    private final List<Measurement> measurements = new ArrayList<>();
    private double residentMegabytes;
    private ThreadTimes lastTimes = new ThreadTimes(Map.of());

    /** Starts the services; see {@link Trio} for the parameters. */
    Subject(Variant variant, Vertx vertx, int firstPort, Path root, Path java, Path logs) throws Exception {
        this.variant = variant;
        this.vertx = vertx;
        sink = new Sink(vertx);
        trio = new Trio(variant, firstPort, root, java, logs, sink.url());
        load = new Load(vertx, trio.port(), "/chain");
    }

    /**
     * Sends that many requests, after which the memory is read, and then more until the JVM's compilers have little to do: what
     * is not compiled yet costs several times as much.
     *
     * @param atMost ends it on a machine that is too slow for its compilers
     */
    void warmUp(long requests, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        load.closed(requests);
        residentMegabytes = trio.residentMegabytes();
        while (compilerShare() > IDLE_SHARE && System.nanoTime() < end) {
            load.closed(WARM_UP_STEP);
        }
    }

    /** The compilers' share of the CPU time since the last call. */
    private double compilerShare() throws IOException {
        ThreadTimes since = lastTimes;
        lastTimes = trio.times();
        double compilers = lastTimes.of(Group.COMPILER) - since.of(Group.COMPILER);
        return compilers / (compilers + lastTimes.total() - since.total());
    }

    /** Measures a closed loop and then a fixed rate, each for {@code duration}, while the metrics are scraped. */
    void measure(Duration duration, int fixedRate) throws IOException, InterruptedException {
        long scrapes = vertx.setPeriodic(SCRAPE_INTERVAL_MILLIS, timer -> trio.scrape());
        long logBytes = trio.logBytes();
        long exportBytes = sink.bytes();
        ThreadTimes start = trio.times();
        Load.Result closed = load.closed(duration);
        ThreadTimes middle = trio.times();
        Load.Result fixed = load.fixedRate(fixedRate, duration);
        ThreadTimes end = trio.times();
        vertx.cancelTimer(scrapes);
        double requests = closed.answers() + fixed.answers();
        measurements.add(new Measurement(closed, middle.perRequest(start, closed.answers()), fixed,
                end.perRequest(middle, fixed.answers()), (trio.logBytes() - logBytes) / requests,
                (sink.bytes() - exportBytes) / requests));
    }

    /** Whose code takes the CPU and allocates in a closed loop. */
    Profile profile(Duration duration) throws IOException, InterruptedException {
        FlightRecorder recorder = trio.recorder();
        recorder.start();
        load.closed(duration);
        return Profile.of(recorder.stop());
    }

    Variant variant() {
        return variant;
    }

    List<Measurement> measurements() {
        return measurements;
    }

    /** From the start of a process until it is ready; the mean of the services. */
    double readyMillis() {
        return trio.readyMillis();
    }

    /** Of one service after the first requests of the warm-up; the mean. */
    double residentMegabytes() {
        return residentMegabytes;
    }

    @Override
    public void close() {
        trio.close();
        sink.close();
    }
}
