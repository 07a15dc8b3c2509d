package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.cli.project.Compose.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** What a container waits for when it starts and when it ends. */
class ComposeStartTest {

    private static final Pattern SECONDS = Pattern.compile("(\\d+)s");

    static List<Service> base() throws IOException {
        return Compose.base();
    }

    static List<Service> all() throws IOException {
        return Compose.all();
    }

    /** A mistake in the configuration of one program must not keep the others, and the services least of all, from starting. */
    @ParameterizedTest
    @MethodSource("all")
    void waitsForNobody(Service service) throws IOException {
        Set<String> awaited = awaited(service, new TreeSet<>());

        // It lives in the network of service-a, and makes requests to all.
        assertEquals(service.name().equals("load") ? Set.of("service-a", "service-b", "service-c") : Set.of(), awaited);
    }

    @ParameterizedTest
    @MethodSource("base")
    void isGivenUpWithinAMinuteWhenItDoesNotEnd(Service service) {
        Matcher seconds = SECONDS.matcher(service.definition().path("stop_grace_period").asText());

        assertTrue(seconds.matches() && Integer.parseInt(seconds.group(1)) <= 60, seconds.toString());
    }

    @Test
    void letsTheServicesSayWhereTheyRun() throws IOException {
        for (String name : List.of("service-a", "service-b", "service-c")) {
            assertEquals("${OTEL_RESOURCE_ATTRIBUTES:-deployment.environment.name=compose}",
                    Compose.base(name).definition().at("/environment/OTEL_RESOURCE_ATTRIBUTES").asText(), name);
        }
        for (JsonNode attribute : ProjectFiles.yaml("deploy/collector/collector.yaml").at("/processors/resource/attributes")) {
            assertEquals("insert", attribute.path("action").asText(), attribute.toString());
        }
    }

    /** All that have to be there first, also by way of others. */
    private static Set<String> awaited(Service service, Set<String> awaited) throws IOException {
        Set<String> direct = new TreeSet<>();
        service.definition().path("depends_on").fieldNames().forEachRemaining(direct::add);
        String network = service.definition().path("network_mode").asText();
        if (network.startsWith("service:")) {
            direct.add(network.substring("service:".length()));
        }
        for (String name : direct) {
            if (awaited.add(name)) {
                awaited(Compose.base(name), awaited);
            }
        }
        return awaited;
    }
}
