package org.acme.trio.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.backend.ScrapeTarget;

/** Each program that has to run answers Prometheus, and one of those that collect log lines does. */
public record Scraped(Prometheus prometheus) implements Check {

    /** Each of them is optional, since one is enough. */
    private static final Set<String> SHIPPERS = Set.of("promtail", "alloy");

    @Override
    public String name() {
        return "Prometheus reaches all programs";
    }

    @Override
    public Outcome ask() throws IOException {
        List<ScrapeTarget> targets = prometheus.targets();
        if (targets.isEmpty()) {
            return Outcome.fail("it has no targets");
        }
        List<String> wrong = new ArrayList<>();
        targets.stream().filter(target -> !target.isUp() && !target.isOptional()).map(Scraped::inWords).forEach(wrong::add);
        List<ScrapeTarget> shippers = targets.stream().filter(target -> SHIPPERS.contains(target.job())).toList();
        // Where none is listed, the services send their lines themselves.
        if (!shippers.isEmpty() && shippers.stream().noneMatch(ScrapeTarget::isUp)) {
            wrong.add("neither promtail nor alloy is up: no log lines are collected");
        }
        return wrong.isEmpty() ? Outcome.pass(figure(targets)) : Outcome.fail(String.join("; ", wrong));
    }

    private static String inWords(ScrapeTarget target) {
        return target + " is " + target.health() + (target.lastError().isEmpty() ? "" : " (" + target.lastError() + ")");
    }

    private static String figure(List<ScrapeTarget> targets) {
        String missing = targets.stream().filter(target -> !target.isUp()).map(ScrapeTarget::job)
                .collect(Collectors.joining(", "));
        return targets.stream().filter(ScrapeTarget::isUp).count() + " up"
                + (missing.isEmpty() ? "" : "; optional and not up: " + missing);
    }
}
