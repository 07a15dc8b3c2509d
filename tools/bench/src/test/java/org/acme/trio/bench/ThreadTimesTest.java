package org.acme.trio.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.acme.trio.bench.ThreadTimes.Group;
import org.junit.jupiter.api.Test;

/** The CPU times of threads. */
class ThreadTimesTest {

    @Test
    void aProcessHasTheTimesOfItsThreads() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/schedstat")), "this system has no /proc/PID/schedstat");
        long pid = ProcessHandle.current().pid();
        double before = ThreadTimes.of(pid).of(Group.EVENT_LOOPS);
        Thread busy = new Thread(() -> {
            long end = System.nanoTime() + 200_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "vert.x-eventloop-thread-99");
        busy.start();
        Thread.sleep(400);
        double millis = ThreadTimes.of(pid).of(Group.EVENT_LOOPS) - before;
        busy.join();
        assertTrue(millis > 10 && millis < 400, millis + " ms");
    }

    @Test
    void theCompilersAreNoPartOfTheTotalOfARequest() {
        ThreadTimes start = new ThreadTimes(Map.of(Group.EVENT_LOOPS, 100.0, Group.COMPILER, 50.0));
        ThreadTimes end = ThreadTimes.sum(List.of(new ThreadTimes(Map.of(Group.EVENT_LOOPS, 250.0, Group.COMPILER, 90.0)),
                new ThreadTimes(Map.of(Group.EVENT_LOOPS, 50.0, Group.LOG, 20.0))));
        assertEquals(2.2, end.perRequest(start, 100).total(), 1e-9);
    }
}
