package org.acme.trio.stack.files;

import static org.acme.trio.stack.files.ProjectFiles.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.stack.files.Compose.Service;
import org.acme.trio.stack.files.Compose.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** What compose's own parser does not know of the compose files: whether they fit the files that they name, and each other. */
class ComposeFilesTest {

    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final Pattern CONFIGURATION = Pattern.compile("(?:^|=)(/etc/.+)");
    private static final Pattern SIZE = Pattern.compile("(\\d+)(m|MiB|g)");

    /** The load generator serves nobody. */
    private static final Set<String> WITHOUT_HEALTH_CHECK = Set.of("load");

    /** What does not start without another: what makes load without what it loads, what measures without the engine. */
    private static final Set<String> WAITING = Set.of("load", "container-stats");

    static List<Service> base() throws IOException {
        return Compose.base();
    }

    static List<Service> all() throws IOException {
        return Compose.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void mountsOnlyWhatIsThereInTheProject(Service service) {
        for (Volume volume : service.volumes()) {
            assertTrue(!volume.isBind() || volume.isSocket()
                    || volume.source().startsWith(".") && Files.exists(DEPLOY.resolve(volume.source())), volume.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsOnlyConfigurationThatIsMounted(Service service) throws IOException {
        List<Volume> volumes = Compose.base(service.name()).volumes();
        for (String argument : ProjectFiles.strings(service.definition().path("command"))) {
            CONFIGURATION.matcher(argument).results().map(match -> match.group(1)).forEach(path -> assertTrue(
                    volumes.stream().filter(volume -> path.startsWith(volume.target())).anyMatch(volume -> Files
                            .isRegularFile(DEPLOY.resolve(volume.source() + path.substring(volume.target().length())))),
                    path));
        }
    }

    /** A new volume takes its owner from the directory of the image: where that has none, ours makes one. */
    @ParameterizedTest
    @MethodSource("base")
    void ownsTheVolumesOfAnImageThatIsMadeForThem(Service service) throws IOException {
        String context = service.definition().at("/build/context").asText("..");
        for (Volume volume : service.volumes()) {
            assertTrue(context.equals("..") || volume.isBind() || ProjectFiles.text("deploy/" + context + "/Dockerfile")
                    .contains("--chown=" + service.definition().path("user").asText() + " " + volume.target() + " "));
        }
    }

    /** The options of the JVM come before what the image runs, and what the image runs stays the same. */
    @Test
    void runsTheJarThatTheImageOfTheServicesHas() throws IOException {
        Matcher ofImage = Pattern.compile("(?m)^CMD \\[(.+)\\]$").matcher(stage("jvm"));
        assertTrue(ofImage.find());
        for (Service service : Compose.base()) {
            JsonNode command = service.definition().path("command");
            assertTrue(!service.definition().at("/build/target").asText().equals("jvm") || command.isMissingNode()
                    || command.toString().endsWith("," + ofImage.group(1).replace(", ", ",") + "]"), service.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasAHealthCheck(Service service) throws IOException {
        String target = service.definition().at("/build/target").asText();

        boolean checked = service.definition().has("healthcheck")
                || !target.isEmpty() && stage(target).contains("\nHEALTHCHECK ");

        assertEquals(service.definition().has("image") && !WITHOUT_HEALTH_CHECK.contains(service.name()), checked);
    }

    /** A mistake in the configuration of one program keeps no other from starting. */
    @ParameterizedTest
    @MethodSource("all")
    void waitsForNobodyIfItCanStart(Service service) {
        JsonNode definition = service.definition();

        assertEquals(service.isBase() && WAITING.contains(service.name()),
                definition.has("depends_on") || definition.has("network_mode"));
        definition.path("depends_on")
                .forEach(awaited -> assertEquals("service_healthy", awaited.path("condition").asText()));
    }

    /** Else the engine ends a Go program before its garbage collector makes an effort. */
    @ParameterizedTest
    @MethodSource("base")
    void hasMoreMemoryThanItsGarbageCollectorAimsFor(Service service) {
        JsonNode aim = service.definition().at("/environment/GOMEMLIMIT");

        assertTrue(aim.isMissingNode() || mebibytes(aim) < limit(service), aim.toString());
    }

    @Test
    void takesLessThan3GbAnd256MbForThreeServicesWithAllProfilesAndAnyFileButThatOfDevMode() throws IOException {
        // Half of the 256 MB have the database and its exporter.
        int most = 3 * 1024 + 256 + 256 * (Compose.loggingServices().size() - 3);
        Map<String, Map<String, Integer>> limits = new TreeMap<>();
        for (Service service : Compose.all()) {
            limits.computeIfAbsent(service.file(), file -> new TreeMap<>());
            if (service.isBase() || service.definition().has("mem_limit")) {
                limits.get(service.file()).put(service.name(), limit(service));
            }
        }
        limits.forEach((file, ofFile) -> {
            Map<String, Integer> together = new TreeMap<>(limits.get(Compose.BASE));
            together.putAll(ofFile);
            int sum = together.values().stream().mapToInt(Integer::intValue).sum();
            assertTrue(sum < most || file.endsWith(".dev.yaml"), file + " " + together);
        });
    }

    /** Both give themselves the address that a browser opens, and not the one they know each other by. */
    @Test
    void letsPrometheusAndAlertmanagerLinkToPagesThatABrowserCanOpen() throws IOException {
        for (String program : List.of("prometheus", "alertmanager")) {
            JsonNode definition = Compose.base(program).definition();
            String port = definition.at("/ports/0").asText();
            assertTrue(ProjectFiles.strings(definition.path("command"))
                    .contains("--web.external-url=http://" + port.substring(0, port.lastIndexOf(':'))), port);
        }
    }

    private static int limit(Service service) {
        return mebibytes(service.definition().path("mem_limit"));
    }

    private static int mebibytes(JsonNode text) {
        Matcher size = SIZE.matcher(text.asText());
        assertTrue(size.matches(), "'" + text.asText() + "' is no size");
        return Integer.parseInt(size.group(1)) * (size.group(2).equals("g") ? 1024 : 1);
    }

    /** The stage of deploy/Dockerfile that an image is made of. */
    private static String stage(String target) throws IOException {
        return Arrays.stream(ProjectFiles.text("deploy/Dockerfile").split("(?m)^(?=FROM )"))
                .filter(text -> text.lines().findFirst().orElseThrow().endsWith(" AS " + target)).findFirst().orElseThrow();
    }
}
