package org.acme.trio.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The CPU time of a process by group of threads, from {@code /proc}. Threads that have ended are not part of it.
 *
 * @param millis by group
 */
record ThreadTimes(Map<Group, Double> millis) {

    /** Threads by their name, of which the kernel keeps 15 bytes. */
    enum Group {

        EVENT_LOOPS("event loops", "vert.x-eventloo"),
        WORKERS("worker threads", "executor-thread", "vert.x-worker"),
        LOG("log writer", "log-writer", "pool-"),
        EXPORT("export", "otlp-"),
        COLLECTOR("garbage collector", "VM Thread", "GC Thread", "G1 "),
        COMPILER("compilers", "C1 Compiler", "C2 Compiler"),
        OTHER("others");

        private final String label;
        private final List<String> prefixes;

        Group(String label, String... prefixes) {
            this.label = label;
            this.prefixes = List.of(prefixes);
        }

        String label() {
            return label;
        }

        private static Group of(String thread) {
            return Stream.of(values()).filter(group -> group.prefixes.stream().anyMatch(thread::startsWith)).findFirst()
                    .orElse(OTHER);
        }
    }

    /** Since the process was started. */
    static ThreadTimes of(long pid) throws IOException {
        Map<Group, Double> millis = new EnumMap<>(Group.class);
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (Path thread : threads.toList()) {
                try {
                    String name = Files.readString(thread.resolve("comm"));
                    // The first number is the time on a CPU, in nanoseconds.
                    String nanos = Files.readString(thread.resolve("schedstat")).split(" ")[0];
                    millis.merge(Group.of(name), Long.parseLong(nanos) / 1e6, Double::sum);
                } catch (NoSuchFileException e) {
                    // It has just ended.
                }
            }
        }
        return new ThreadTimes(millis);
    }

    static ThreadTimes sum(List<ThreadTimes> processes) {
        Map<Group, Double> sum = new EnumMap<>(Group.class);
        processes.forEach(process -> process.millis.forEach((group, millis) -> sum.merge(group, millis, Double::sum)));
        return new ThreadTimes(sum);
    }

    /** The time from {@code before} until this, of each of {@code requests}. */
    ThreadTimes perRequest(ThreadTimes before, long requests) {
        Map<Group, Double> each = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            each.put(group, (of(group) - before.of(group)) / requests);
        }
        return new ThreadTimes(each);
    }

    double of(Group group) {
        return millis.getOrDefault(group, 0.0);
    }

    /** Of all threads but the compilers', which are busy after a start and then idle. */
    double total() {
        return millis.entrySet().stream().filter(entry -> entry.getKey() != Group.COMPILER).mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
