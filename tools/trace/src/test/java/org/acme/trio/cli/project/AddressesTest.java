package org.acme.trio.cli.project;

import static org.acme.trio.cli.project.ProvisioningTest.ROOT;
import static org.acme.trio.cli.project.ProvisioningTest.addresses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.cli.project.Compose.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** One configuration for both ways of running: with compose, and as programs on one host. */
class AddressesTest {

    private static final List<String> PROGRAMS = List.of("deploy/alloy", "deploy/collector", "deploy/loki", "deploy/promtail",
            "deploy/tempo", "grafana/grafana.ini", "grafana/provisioning");
    private static final Pattern VARIABLE = Pattern
            .compile("(?<!\\$)\\$(?:__env)?\\{(?:env:)?([A-Z_]+)\\}|sys\\.env\\(\"([A-Z_]+)\"\\)");

    static List<Path> configurations() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String program : PROGRAMS) {
            try (Stream<Path> found = Files.walk(ROOT.resolve(program))) {
                found.filter(file -> file.toString().matches(".*\\.(yaml|yml|ini|alloy)")).forEach(files::add);
            }
        }
        return files;
    }

    @Test
    void namesTheSameVariablesForBoth() throws IOException {
        assertEquals(addresses("compose").keySet(), addresses("local").keySet());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void givesEachVariableThatAFileAsksFor(Path file) throws IOException {
        Set<String> unknown = variables(file);

        unknown.removeAll(addresses("compose").keySet());

        assertEquals(file.endsWith("collector/outside.yaml") ? givenByHand() : Set.of(), unknown);
    }

    @Test
    void givesNoVariableThatNoFileAsksFor() throws IOException {
        Set<String> unused = new TreeSet<>(addresses("compose").keySet());
        for (Path file : configurations()) {
            unused.removeAll(variables(file));
        }

        assertEquals(Set.of(), unused);
    }

    @Test
    void knowsByNameOnlyWhatComposeStarts() throws IOException {
        Set<String> hosts = addresses("compose").values().stream().flatMap(AddressesTest::hosts)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String file : List.of("alertmanagers.yml", "backends.yml", "services.yml")) {
            for (JsonNode group : ProjectFiles.yaml("deploy/addresses/compose/targets/" + file)) {
                group.path("targets").forEach(target -> hosts(target.asText()).forEach(hosts::add));
            }
        }
        assertFalse(hosts.isEmpty());

        hosts.removeAll(Compose.base().stream().map(Service::name).toList());

        assertEquals(Set.of(), hosts);
    }

    @Test
    void staysOnTheLoopbackInterfaceWithoutCompose() throws IOException {
        Map<String, String> local = addresses("local");

        assertEquals("127.0.0.1", local.get("LISTEN_HOST"));
        local.forEach((name, value) -> assertTrue(!name.endsWith("_URL") || value.startsWith("http://127.0.0.1:"), value));
    }

    private static Set<String> variables(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("(?m)^\\s*(#|;|//).*", "");
        return VARIABLE.matcher(text).results().map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The endpoint outside is nobody's to know in advance. */
    private static Set<String> givenByHand() throws IOException {
        Set<String> names = new TreeSet<>();
        Compose.yaml("compose.outside.yaml").at("/services/otel-collector/environment").fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static Stream<String> hosts(String address) {
        return Pattern.compile("(?<![\\w.-])([a-z][a-z-]+):\\d").matcher(address).results().map(match -> match.group(1));
    }
}
