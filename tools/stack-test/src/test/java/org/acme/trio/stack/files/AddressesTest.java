package org.acme.trio.stack.files;

import static org.acme.trio.stack.files.ProjectFiles.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.stack.files.Compose.Service;
import org.acme.trio.stack.files.Compose.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** One configuration for both ways of running: with compose, and as programs on one host. */
class AddressesTest {

    private static final Pattern VARIABLE = Pattern
            .compile("(?<!\\$)\\$(?:__env)?\\{(?:env:)?([A-Z_]+)\\}|sys\\.env\\(\"([A-Z_]+)\"\\)");
    private static final Pattern HOST = Pattern.compile("(?<![\\w.-])([a-z][a-z-]+):\\d");

    static Stream<Service> base() throws IOException {
        return Compose.base().stream();
    }

    @Test
    void namesTheSameVariablesForBoth() throws IOException {
        assertEquals(Addresses.of("compose").keySet(), Addresses.of("local").keySet());
    }

    @ParameterizedTest
    @MethodSource("base")
    void givesAProgramEachVariableThatItsConfigurationAsksFor(Service program) throws IOException {
        Set<String> unknown = variables(program);

        if (program.definition().has("env_file")) {
            unknown.removeAll(Addresses.of("compose").keySet());
        }
        Compose.all().stream().filter(service -> service.name().equals(program.name())).forEach(
                service -> service.definition().path("environment").fieldNames().forEachRemaining(unknown::remove));

        assertEquals(Set.of(), unknown);
    }

    @Test
    void givesNoVariableThatNoConfigurationAsksFor() throws IOException {
        Set<String> unused = new TreeSet<>(Addresses.of("compose").keySet());
        for (Service service : Compose.base()) {
            unused.removeAll(variables(service));
        }

        assertEquals(Set.of(), unused);
    }

    @Test
    void knowsByNameOnlyWhatComposeStartsAndAllOfTheServices() throws IOException {
        Set<String> hosts = new TreeSet<>();
        for (String file : ProjectFiles.list("deploy/addresses/compose/targets", ".yml")) {
            hosts.addAll(hosts(ProjectFiles.yaml(file).toString()));
        }
        assertTrue(hosts.containsAll(Compose.loggingServices()), hosts.toString());
        Addresses.of("compose").values().forEach(address -> hosts.addAll(hosts(address)));

        hosts.removeAll(base().map(Service::name).toList());

        assertEquals(Set.of(), hosts);
    }

    @Test
    void namesEachServiceAsComposeDoes() throws IOException {
        for (JsonNode group : ProjectFiles.yaml("deploy/addresses/compose/targets/services.yml")) {
            assertEquals(hosts(group.path("targets").toString()), Set.of(group.at("/labels/service_name").asText()));
        }
    }

    /** A list of deploy/metrics has the name of the job that they are scraped by. */
    @Test
    void knowsAllThatHaveAListOfMetrics() throws IOException {
        List<String> jobs = ProjectFiles.yaml("deploy/addresses/compose/targets/backends.yml").findValuesAsText("job");
        jobs.addAll(ProjectFiles.yaml("deploy/prometheus/prometheus.yml").findValuesAsText("job_name"));
        for (String list : ProjectFiles.list("deploy/metrics", ".txt")) {
            assertTrue(jobs.contains(list.replaceAll(".*/|\\.txt", "")), list);
        }
    }

    /** The documentation has the ports that nobody has moved. */
    @Test
    void hasThePagesOfTheDocumentationWhereItSaysForBoth() throws IOException {
        Set<String> pages = ports("(?m)^\\| http://127\\.0\\.0\\.1:(\\d+)", ProjectFiles.text("deploy/README.md"));
        Set<String> published = ports("\"127\\.0\\.0\\.1:(?:\\$\\{\\w+:-)?(\\d+)", ProjectFiles.text(Compose.BASE));
        Set<String> local = ports("[:=](\\d+)\\b", Addresses.of("local") + ProjectFiles.text("deploy/programs"));

        assertFalse(pages.isEmpty());
        assertTrue(published.containsAll(pages), pages + " in " + published);
        assertTrue(local.containsAll(pages), pages + " in " + local);
    }

    @Test
    void staysOnTheLoopbackInterfaceWithoutCompose() throws IOException {
        Map<String, String> local = Addresses.of("local");

        assertEquals("127.0.0.1", local.get("LISTEN_HOST"));
        local.forEach((name, value) -> assertTrue(!name.endsWith("_URL") || value.startsWith("http://127.0.0.1:"), value));
    }

    /** Those of the configuration that a container mounts. */
    private static Set<String> variables(Service service) throws IOException {
        Set<String> variables = new TreeSet<>();
        for (Volume volume : service.volumes()) {
            if (volume.isBind() && !volume.isSocket()) {
                try (Stream<Path> files = Files.walk(ROOT.resolve("deploy").resolve(volume.source()))) {
                    for (Path file : files.filter(path -> path.toString().matches(".*\\.(ya?ml|ini|alloy)")).toList()) {
                        VARIABLE.matcher(Files.readString(file).replaceAll("(?m)^\\s*(#|;|//).*", "")).results()
                                .forEach(match -> variables.add(match.group(1) == null ? match.group(2) : match.group(1)));
                    }
                }
            }
        }
        return variables;
    }

    private static Set<String> ports(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> hosts(String text) {
        return HOST.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
