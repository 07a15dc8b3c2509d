package org.acme.trio.trace.logs;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import org.acme.trio.trace.Pause;

/** Waits for log lines, which come on a way of their own. */
public final class LogArrival {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private LogArrival() {
    }

    /**
     * Asks the store again and again until each service has a line.
     *
     * @param timeout how long to wait; the store is asked at least once
     * @return the lines that had arrived at the end
     * @throws IOException when the store cannot be asked
     */
    public static LogLines await(LogStore store, String traceId, Set<String> services, Duration timeout)
            throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            LogLines lines = store.find(traceId);
            Set<String> found = lines.lines().stream().map(LogLine::service).collect(Collectors.toSet());
            if (found.containsAll(services) || System.nanoTime() + PAUSE.toNanos() >= deadline) {
                return lines;
            }
            Pause.of(PAUSE);
        }
    }
}
