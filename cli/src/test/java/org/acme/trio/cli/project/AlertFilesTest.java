package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.Rules;
import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an alert says to the person who gets it. */
class AlertFilesTest {

    private static final Pattern DASHBOARD = Pattern.compile("http://127\\.0\\.0\\.1:3000/d/([a-z-]+)(\\?.*)?");

    static Stream<RuleDefinition> alerts() throws IOException {
        return Stream.concat(Rules.ofPrometheus(ROOT).stream(), Rules.ofLoki(ROOT).stream())
                .filter(RuleDefinition::alerting);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void namesWhatItIsAbout(RuleDefinition alert) {
        assertFalse(alert.annotations().path("summary").asText().isBlank());
        assertFalse(alert.annotations().path("description").asText().isBlank());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToADashboardThatIsThere(RuleDefinition alert) throws IOException {
        Set<String> uids = Dashboard.readAll(ROOT).stream().map(Dashboard::uid).collect(Collectors.toSet());

        Matcher link = DASHBOARD.matcher(alert.annotations().path("dashboard").asText());

        assertTrue(link.matches() && uids.contains(link.group(1)), alert.annotations().toString());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToItsSectionOfTheRunbook(RuleDefinition alert) {
        String section = "#" + alert.name().toLowerCase(Locale.ROOT);

        assertTrue(alert.annotations().path("runbook").asText().endsWith("docs/runbook.md" + section),
                alert.annotations().toString());
    }
}
