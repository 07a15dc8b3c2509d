package org.acme.trio.cli.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What each program emits of the metrics that dashboards and rules ask for.
 *
 * @param byJob by the job that Prometheus scrapes them with, the names of the metrics; and by these the names of the
 *        labels that they are asked for
 */
public record MetricLists(Map<String, Map<String, Set<String>>> byJob) {

    /**
     * {@return the lists of {@code deploy/metrics}: a file {@code JOB.txt} has in each line the name of a metric and those of
     * its labels, and comments after #}
     *
     * @param root the project's directory
     * @throws IOException when a file cannot be read; the message is fit to be printed
     */
    public static MetricLists read(Path root) throws IOException {
        Map<String, Map<String, Set<String>>> byJob = new TreeMap<>();
        for (Path file : Yaml.files(root.resolve("deploy/metrics"), ".txt")) {
            Map<String, Set<String>> labelsByName = new TreeMap<>();
            Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(Predicate.not(String::isEmpty))
                    .map(line -> List.of(line.split("\\s+")))
                    .forEach(words -> labelsByName.put(words.get(0), Set.copyOf(words.subList(1, words.size()))));
            byJob.put(file.getFileName().toString().replaceFirst("\\.txt$", ""), labelsByName);
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
        byJob.forEach((job, labelsByName) -> {
            if (labelsByName.keySet().stream().anyMatch(name -> name.matches(metric))) {
                jobs.add(job);
            }
        });
        return jobs;
    }
}
