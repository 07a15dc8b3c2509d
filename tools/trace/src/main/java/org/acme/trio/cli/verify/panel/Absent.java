package org.acme.trio.cli.verify.panel;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.grafana.MetricLists;
import org.acme.trio.cli.grafana.PromQl;

/** Knows which programs need not run, and do not: what is asked of them has no answer. */
record Absent(Prometheus prometheus, MetricLists metrics) {

    /** {@return the optional program that would have to run for a query to have an answer} */
    Optional<String> neededFor(String expression) throws IOException {
        for (String metric : PromQl.metrics(expression)) {
            Set<String> jobs = metrics.jobsOf(metric);
            if (!jobs.isEmpty() && allAreAbsent(jobs)) {
                return Optional.of(String.join(" or ", jobs));
            }
        }
        return Optional.empty();
    }

    private boolean allAreAbsent(Set<String> jobs) throws IOException {
        String selector = "up{job=~\"" + String.join("|", jobs) + "\"";
        return prometheus.now(selector + "} == 1").isEmpty()
                && !prometheus.now(selector + ",optional=\"true\"} == 0").isEmpty();
    }
}
