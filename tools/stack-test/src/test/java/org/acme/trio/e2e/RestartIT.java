package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.acme.trio.e2e.SteadyLoad.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a restart costs the callers of service-a, which calls service-c, which calls service-b. Of service-c there are
 * two instances behind one address, of service-b there is one. Prints a table.
 */
class RestartIT {

    private static final String CALLS = "/chain?route=c,b";
    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final Duration GOAL = Duration.ofSeconds(1);
    /** A machine that stands still for a second proves nothing. */
    private static final int TRIES = 3;
    private static final List<String> TABLE = new ArrayList<>();

    private static Balancer balancer;
    private static Trio trio;
    private static App second;

    private enum Stop {
        TERM(App::close),
        KILL(App::kill);

        private final Consumer<App> how;

        Stop(Consumer<App> how) {
            this.how = how;
        }
    }

    /** @param ready when the restarted instance was ready, a value of {@link System#nanoTime()} */
    private record Restart(long ready, List<Answer> answers) {

        List<Answer> failed() {
            return answers.stream().filter(Answer::failed).toList();
        }

        /** From then until the last request that failed was sent; nothing where none did. */
        Duration failedFor() {
            return Duration.ofNanos(failed().stream().mapToLong(answer -> answer.sent() - ready).filter(after -> after > 0)
                    .max().orElse(0));
        }
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path directory = Projects.runDirectory("restart");
        balancer = new Balancer();
        Map<String, String> environment = new HashMap<>(Map.of("TRIO_SERVICES_SERVICE_C", balancer.address()));
        trio = new Trio(directory, environment).start();
        URI address = URI.create("http://127.0.0.1:" + Ports.free(1).get(0));
        environment.putAll(Map.of("QUARKUS_HTTP_PORT", String.valueOf(address.getPort()),
                "TRIO_SERVICES_SERVICE_A", trio.address("service-a").toString(),
                "TRIO_SERVICES_SERVICE_B", trio.address("service-b").toString()));
        second = new App("service-c", environment, address.resolve("/q/health/ready"), directory.resolve("service-c-2.log"))
                .launch().awaitReady();
        balancer.start(trio.address("service-c"), address);
        SteadyLoad warmUp = load();
        Thread.sleep(WARM_UP.toMillis());
        warmUp.stop();
    }

    @AfterAll
    static void stop() {
        System.out.println("| stopped with | instances | s until ready | requests | failed | s of failures after ready |");
        TABLE.forEach(System.out::println);
        second.close();
        trio.close();
        balancer.close();
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void aRestartOfOneOfTwoInstancesFailsNoRequest(Stop stop) throws InterruptedException {
        Restart restart = restart(trio.app("service-c"), stop, "one of two");
        assertEquals(List.of(), restart.failed());
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void nothingFailsLaterThanASecondAfterTheOnlyInstanceIsReadyAgain(Stop stop) throws InterruptedException {
        Restart restart = restart(trio.app("service-b"), stop, "the only one");
        for (int tries = 1; restart.failedFor().compareTo(GOAL) > 0 && tries < TRIES; tries++) {
            restart = restart(trio.app("service-b"), stop, "the only one");
        }
        assertTrue(restart.failedFor().compareTo(GOAL) <= 0, restart.failedFor() + ": " + restart.failed());
    }

    private static Restart restart(App app, Stop stop, String instances) throws InterruptedException {
        SteadyLoad load = load();
        Thread.sleep(BEFORE.toMillis());
        long stopped = System.nanoTime();
        stop.how.accept(app);
        app.launch().awaitReady();
        long ready = System.nanoTime();
        Thread.sleep(AFTER.toMillis());
        Restart restart = new Restart(ready, load.stop());
        TABLE.add(String.format("| %s | %s | %.1f | %d | %d | %.2f |", stop, instances, (ready - stopped) / 1e9,
                restart.answers().size(), restart.failed().size(), restart.failedFor().toMillis() / 1e3));
        return restart;
    }

    private static SteadyLoad load() {
        return SteadyLoad.start(trio.address("service-a").resolve(CALLS), PER_SECOND);
    }
}
