package org.acme.trio.cli.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;
import org.acme.trio.cli.http.Service;

/** What came of the requests so far. Safe for use by several threads. */
final class Results {

    /** A row of the summary. */
    record Key(String endpoint, int status) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::endpoint).thenComparing(Key::status).compare(this, other);
        }
    }

    /**
     * What there was at one moment.
     *
     * @param sent how many requests were sent
     * @param answers durations in microseconds, by endpoint and status
     * @param failures how many requests had no answer, by reason
     */
    record Snapshot(long sent, Map<Key, Histogram> answers, Map<String, Long> failures) {

        long answered() {
            return answers.values().stream().mapToLong(Histogram::getTotalCount).sum();
        }

        long failed() {
            return failures.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final Map<Key, Histogram> answers = new TreeMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private final Set<Service> answering = EnumSet.noneOf(Service.class);
    private final Set<Service> failing = EnumSet.noneOf(Service.class);
    private long sent;

    synchronized void sent() {
        sent++;
    }

    /** Counts a whole answer, whatever its status. */
    synchronized void answered(Service service, String endpoint, int status, Duration duration) {
        answering.add(service);
        answers.computeIfAbsent(new Key(endpoint, status), key -> new Histogram(3))
                .recordValue(Math.max(0, duration.toNanos() / 1000));
    }

    /** Counts a request without a whole answer. */
    synchronized void failed(Service service, String reason) {
        failing.add(service);
        failures.merge(service.serviceName() + ": " + reason, 1L, Long::sum);
    }

    /** {@return whether there was an answer, and no service that was asked gave none at all} */
    synchronized boolean everyServiceAnswered() {
        return !answering.isEmpty() && answering.containsAll(failing);
    }

    synchronized Snapshot snapshot() {
        Map<Key, Histogram> copy = new TreeMap<>(answers);
        copy.replaceAll((key, histogram) -> histogram.copy());
        return new Snapshot(sent, copy, new TreeMap<>(failures));
    }
}
