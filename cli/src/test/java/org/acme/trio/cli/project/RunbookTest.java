package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.junit.jupiter.api.Test;

/** The runbook, to which each alert leads. */
class RunbookTest {

    @Test
    void hasASectionForEachAlertAndNoOther() throws IOException {
        Set<String> alerts = AlertFilesTest.alerts().map(RuleDefinition::name).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(alerts, lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void explainsEverythingThatCanBeDropped() throws IOException {
        Set<String> what = new TreeSet<>(
                ProjectFiles.yaml("deploy/prometheus/rules/telemetry.yml").findValuesAsText("what"));
        assertFalse(what.isEmpty());

        assertEquals(what, lines().dropWhile(line -> !line.startsWith("| `what` |")).skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .flatMap(row -> Stream.of(row.split("\\|")[1].strip().split(", ")))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String> lines() throws IOException {
        return ProjectFiles.text("docs/runbook.md").lines();
    }
}
