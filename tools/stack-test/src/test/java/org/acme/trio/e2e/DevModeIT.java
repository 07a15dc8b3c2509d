package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The README's section on dev mode: all services at once, in a copy of the project. */
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(DevModeIT.Maven.class)
class DevModeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path PROJECT = Projects.runDirectory("dev-mode").resolve("project");
    private static final String GREETING = "service-common/src/main/java/org/acme/trio/work/WorkResource.java";
    private static final Pattern DEBUGGER = Pattern.compile("dt_socket at address: (\\d+)");
    private static final String EXTENSIONS = "export const extensions = ";

    private static final Map<String, DevMode> SERVICES = new LinkedHashMap<>();
    private static final List<Integer> PORTS = Ports.free(Trio.NAMES.size() + 3);
    private static final Set<Integer> FREE_FOR_DEBUGGERS = Set.of(5005, 5006, 5007).stream().filter(Ports::isFree)
            .collect(Collectors.toSet());
    private static final int ZIPKIN = PORTS.get(0);
    private static final int GRAFANA = PORTS.get(1);

    @BeforeAll
    static void startAllAtOnce() throws IOException {
        Projects.copySources(PROJECT);

        Map<String, String> environment = new HashMap<>(Map.of("ZIPKIN_PORT", String.valueOf(ZIPKIN), "GRAFANA_PORT",
                String.valueOf(GRAFANA), "TRIO_CHAIN_HOP_TIMEOUT", "20s", "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + PORTS.get(2)));
        Map<String, URI> addresses = new LinkedHashMap<>();
        for (String name : Trio.NAMES) {
            URI address = URI.create("http://127.0.0.1:" + PORTS.get(3 + addresses.size()));
            addresses.put(name, address);
            environment.put(Trio.addressVariable(name), address.toString());
        }
        for (String name : Trio.NAMES) {
            List<String> tests = name.equals("service-c") ? List.of("-Dquarkus.test.continuous-testing=enabled") : List.of();
            SERVICES.put(name, new DevMode(PROJECT, name, addresses.get(name), environment, tests));
        }
        SERVICES.values().forEach(DevMode::awaitReady);
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(DevMode::close);
    }

    @Test
    @Order(1)
    void aChainGoesThroughAll() throws IOException {
        JsonNode chain = json(SERVICES.get("service-a").get("/chain"));
        Map<String, Integer> statuses = new HashMap<>();
        chain.path("calls").forEach(call -> statuses.put(call.path("service").asText(), call.path("status").asInt()));
        assertEquals(Trio.NAMES.stream().collect(Collectors.toMap(name -> name, name -> 200)), statuses, chain.toString());
    }

    @Test
    @Order(1)
    void debuggersHaveAPortForEachAndTheOneOfTheReadmeIfItIsFree() {
        Set<Integer> ports = new TreeSet<>();
        for (DevMode service : SERVICES.values()) {
            Matcher port = DEBUGGER.matcher(service.output());
            assertTrue(port.find(), service.output());
            ports.add(Integer.valueOf(port.group(1)));
        }
        assertEquals(SERVICES.size(), ports.size(), ports.toString());
        assertTrue(ports.containsAll(FREE_FOR_DEBUGGERS), ports + " without one of " + FREE_FOR_DEBUGGERS);
    }

    @Test
    @Order(2)
    void theDevUiLinksToWhatShowsTheSignals() throws IOException {
        for (DevMode service : SERVICES.values()) {
            String data = service.get("/q/dev-ui/devui-data.js");
            Map<String, String> links = new HashMap<>();
            for (JsonNode extension : json(data.substring(data.indexOf(EXTENSIONS) + EXTENSIONS.length())).path("active")) {
                if (extension.path("name").asText().equals("Observability trio")) {
                    extension.path("cardPages").forEach(page -> links.put(page.path("title").asText(),
                            page.path("metadata").path("externalUrl").asText()));
                }
            }
            assertEquals(Map.of("Metrics", "/q/metrics", "Swagger UI", "/q/swagger-ui", "Zipkin",
                    "http://127.0.0.1:" + ZIPKIN + "/zipkin/", "Grafana", "http://127.0.0.1:" + GRAFANA + "/"), links);
            assertEquals(200, service.status(links.get("Metrics")));
            assertEquals(200, service.status(links.get("Swagger UI") + "/"));
        }
    }

    @Test
    @Order(3)
    void aChangeOfWhatTheyShareReachesEach() throws IOException {
        change(GREETING, "\"Hello from \"", "\"Changed in \"");
        SERVICES.forEach((name, service) -> await(name).atMost(PATIENCE).ignoreExceptions()
                .until(() -> service.get("/").contains("Changed in " + name)));
    }

    @Test
    @Order(4)
    void whatDoesNotCompileIsNamedUntilItIsMended() throws IOException {
        DevMode service = SERVICES.get("service-a");
        change(GREETING, "\"Changed in \"", "Changed in");
        await().atMost(PATIENCE).until(() -> service.status("/") == 500);
        assertTrue(service.get("/").contains("WorkResource.java:"), service.get("/"));
        change(GREETING, "Changed in", "\"Mended in \"");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> service.get("/").contains("Mended in service-a"));
    }

    @Test
    @Order(5)
    void aTestThatChangesIsRunAgain() throws IOException {
        DevMode service = SERVICES.get("service-c");
        await().atMost(PATIENCE).until(() -> service.output().contains("tests are passing"));
        change("service-c/src/test/java/org/acme/trio/servicec/ServiceCTest.java", "equalTo(\"service-c\")",
                "equalTo(\"another\")");
        await().atMost(PATIENCE).until(() -> service.output().contains("ServiceCTest#greetsWithItsName() failed"));
    }

    @Test
    @Order(6)
    void theyEndWithAllThatTheyHaveStarted() {
        for (DevMode service : SERVICES.values()) {
            assertTrue(service.processes().size() > 1, service.processes().toString());
            service.close();
        }
    }

    private static void change(String file, String what, String replacement) throws IOException {
        Path path = PROJECT.resolve(file);
        String source = Files.readString(path);
        assertTrue(source.contains(what), file + " has no " + what);
        Files.writeString(path, source.replace(what, replacement));
    }

    /** Reads the first value; what follows does not matter. */
    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    static final class Maven extends Needed {

        @Override
        void assume() throws Exception {
            Process version = new ProcessBuilder("./mvnw", "--version").directory(Projects.root().toFile())
                    .redirectErrorStream(true).start();
            String answer = new String(version.getInputStream().readAllBytes());
            assumeTrue(version.waitFor() == 0, "no Maven for dev mode: " + answer);
        }
    }
}
