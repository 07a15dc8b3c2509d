package org.acme.trio.cli.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What each program emits of the metrics that dashboards and rules ask for.
 *
 * @param byJob the names of the metrics, by the job that Prometheus scrapes them with
 */
public record MetricLists(Map<String, Set<String>> byJob) {

    /**
     * {@return the lists of {@code deploy/metrics}: a file {@code JOB.txt} has a name in each line, and comments after #}
     *
     * @param root the project's directory
     * @throws IOException when a file cannot be read; the message is fit to be printed
     */
    public static MetricLists read(Path root) throws IOException {
        Map<String, Set<String>> byJob = new TreeMap<>();
        for (Path file : Yaml.files(root.resolve("deploy/metrics"), ".txt")) {
            Set<String> names = new TreeSet<>();
            Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(Predicate.not(String::isEmpty))
                    .forEach(names::add);
            byJob.put(file.getFileName().toString().replaceFirst("\\.txt$", ""), names);
        }
        return new MetricLists(byJob);
    }

    /**
     * {@return the jobs that emit a metric}
     *
     * @param metric a name, or a regular expression as {@link PromQl#metrics} gives it
     */
    public Set<String> jobsOf(String metric) {
        Set<String> jobs = new TreeSet<>();
        byJob.forEach((job, names) -> {
            if (names.stream().anyMatch(name -> name.matches(metric))) {
                jobs.add(job);
            }
        });
        return jobs;
    }
}
