package org.acme.trio.stack.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.acme.trio.stack.files.Compose.Service;
import org.acme.trio.stack.files.Compose.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** What a container may do to the machine it runs on, and who may reach it. */
class ComposeSafetyTest {

    private static final List<String> MORE_RIGHTS = List.of("privileged", "cap_add", "devices", "pid", "ipc", "userns_mode");
    private static final String PROXY = "docker-socket-proxy";
    /** What a password may be read from: of the superuser, whom nobody logs in as, a new one each time. */
    private static final Set<String> OUTSIDE = Set.of("/proc/sys/kernel/random/uuid");

    static List<Service> base() throws IOException {
        return Compose.base();
    }

    static List<Service> all() throws IOException {
        return Compose.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void publishesItsPortsOnTheLoopbackInterfaceOnly(Service service) {
        for (JsonNode port : service.definition().path("ports")) {
            assertTrue(port.asText().startsWith("127.0.0.1:"), port.toString());
        }
        assertFalse(service.definition().path("network_mode").asText().equals("host"));
    }

    @ParameterizedTest
    @MethodSource("base")
    void hasNoCapabilitiesAndNoWayToGetThem(Service service) {
        assertEquals(List.of("ALL"), ProjectFiles.strings(service.definition().path("cap_drop")));
        assertEquals(List.of("no-new-privileges:true"), ProjectFiles.strings(service.definition().path("security_opt")));
        assertTrue(service.definition().path("read_only").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesNoneOfThatBackInAFileThatIsAdded(Service service) {
        MORE_RIGHTS.forEach(key -> assertFalse(service.definition().has(key), key));
        assertTrue(service.isBase() || !service.definition().has("cap_drop") && !service.definition().has("security_opt"));
        // Dev mode compiles within the container.
        assertTrue(service.definition().path("read_only").asBoolean(true) || service.isDevMode());
    }

    /** The engine's socket belongs to root, and in dev mode so does what Maven writes. */
    @ParameterizedTest
    @MethodSource("all")
    void isNotRoot(Service service) {
        JsonNode user = service.definition().path("user");

        boolean root = user.asText().startsWith("0");
        assertTrue(user.isMissingNode() ? !service.isBase() : user.asText().matches("\\d+:\\d+"), user.toString());
        assertEquals(service.name().equals(PROXY) || service.isDevMode(), root);
    }

    @ParameterizedTest
    @MethodSource("base")
    void isGivenNoPasswordThatStandsInAFile(Service service) {
        for (Map.Entry<String, JsonNode> variable : service.definition().path("environment").properties()) {
            assertTrue(!variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN).*")
                    || variable.getValue().asText().matches("\\$\\{\\w+:\\?[^}]*\\}")
                    || variable.getKey().endsWith("_FILE") && OUTSIDE.contains(variable.getValue().asText()),
                    variable.toString());
        }
    }

    /** Nobody may enter the directory: up.sh makes it so. */
    @Test
    void readsItsSecretsFromTheRunDirectory() throws IOException {
        JsonNode secrets = ProjectFiles.yaml(Compose.BASE).path("secrets");
        assertFalse(secrets.isEmpty());
        secrets.properties().forEach(secret -> assertEquals(
                "${DATABASE_SECRETS:-../.run/secrets}/" + secret.getKey(), secret.getValue().path("file").asText()));
    }

    /** The proxy of the engine's socket shows the environment of every container. */
    @ParameterizedTest
    @MethodSource("base")
    void hasNoPasswordOfTheDatabaseInItsEnvironment(Service service) {
        String environment = service.definition().path("environment").toString();
        assertFalse(environment.contains("DATASOURCE_PASSWORD") || environment.contains("DATA_SOURCE_PASS\""), environment);
    }

    /** On a public registry the name of an image of ours could be anybody's. */
    @ParameterizedTest
    @MethodSource("base")
    void isNotPulledIfItIsBuiltHere(Service service) {
        assertEquals(service.definition().has("build"), service.definition().path("pull_policy").asText().equals("never"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void cannotChangeTheProject(Service service) {
        for (Volume volume : service.volumes()) {
            assertTrue(volume.readOnly() || !volume.isBind(), volume.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isNotGivenTheEnginesSocketUnlessItIsTheProxy(Service service) {
        assertEquals(service.name().equals(PROXY), service.volumes().stream().anyMatch(Volume::isSocket));
    }

    @Test
    void letsOnlyTheLogShippersAndWhatMeasuresContainersReachTheProxyWhichOnlyReads() throws IOException {
        assertEquals(List.of("container-stats", PROXY, "promtail", "alloy"), Compose.base().stream()
                .filter(service -> ProjectFiles.strings(service.definition().path("networks")).contains("docker-api"))
                .map(Service::name).toList());
        assertTrue(ProjectFiles.yaml(Compose.BASE).at("/networks/docker-api/internal").asBoolean());
        assertEquals(0, Compose.base(PROXY).definition().at("/environment/POST").asInt(1));
    }
}
