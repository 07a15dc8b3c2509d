package org.acme.trio.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What each program emits of the metrics that dashboards and rules ask for.
 *
 * @param byJob by the job that Prometheus scrapes them with, the names of the metrics; and by these the names of the labels
 *        that they are asked for
 */
public record MetricLists(Map<String, Map<String, Set<String>>> byJob) {

    /**
     * {@return the lists of {@code deploy/metrics}: a file {@code JOB.txt} has in each line the name of a metric and those of
     * its labels, and comments after #}
     */
    public static MetricLists read(Path root) throws IOException {
        Map<String, Map<String, Set<String>>> byJob = new TreeMap<>();
        for (Path file : Yaml.files(root.resolve("deploy/metrics"), ".txt")) {
            Map<String, Set<String>> labelsByName = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                List<String> words = List.of(line.replaceFirst("#.*", "").strip().split("\\s+"));
                if (!words.get(0).isEmpty()) {
                    labelsByName.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
                }
            }
            byJob.put(file.getFileName().toString().replaceFirst("\\.txt$", ""), labelsByName);
        }
        return new MetricLists(byJob);
    }

    /** {@return for each metric that an expression names, the jobs that emit it} */
    Set<Set<String>> jobsOf(String expression) {
        Map<String, Set<String>> jobsByMetric = new TreeMap<>();
        byJob.forEach((job, metrics) -> metrics.keySet().stream()
                .filter(metric -> Pattern.compile("\\b" + metric + "\\b").matcher(expression).find())
                .forEach(metric -> jobsByMetric.computeIfAbsent(metric, name -> new TreeSet<>()).add(job)));
        return Set.copyOf(jobsByMetric.values());
    }
}
