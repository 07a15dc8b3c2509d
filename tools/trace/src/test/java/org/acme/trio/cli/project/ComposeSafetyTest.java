package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.acme.trio.cli.project.Compose.Service;
import org.acme.trio.cli.project.Compose.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** What a container may do to the machine it runs on, and who may reach it. */
class ComposeSafetyTest {

    private static final List<String> MORE_RIGHTS = List.of("privileged", "cap_add", "devices", "pid", "ipc", "userns_mode");

    static List<Service> base() throws IOException {
        return Compose.base();
    }

    static List<Service> overrides() throws IOException {
        return Compose.overrides();
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
        assertEquals(Set.of("ALL"), Compose.strings(service.definition().path("cap_drop")));
        assertEquals(Set.of("no-new-privileges:true"), Compose.strings(service.definition().path("security_opt")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void asksForNoMoreRights(Service service) {
        MORE_RIGHTS.forEach(key -> assertFalse(service.definition().has(key), key));
    }

    /** The user of the image: what it writes to belongs to it, and without capabilities not even root may write elsewhere. */
    @ParameterizedTest
    @CsvSource({
            "service-a, 10001:10001", "service-b, 10001:10001", "service-c, 10001:10001", "load, 10001:10001",
            "otel-collector, 10001:10001", "tempo, 10001:10001", "prometheus, 65534:65534", "alertmanager, 65534:65534",
            "loki, 10001:10001", "grafana, 472:0", "promtail, 10001:10001", "alloy, 473:473", "jaeger, 10001:10001",
            "docker-socket-proxy, 0:0" })
    void saysWhichUserItRunsAs(String service, String user) throws IOException {
        assertEquals(user, Compose.base(service).definition().path("user").asText());
    }

    @Test
    void letsNobodyButTheProxyAndDevModeBeRoot() throws IOException {
        assertEquals(
                List.of("compose.yaml docker-socket-proxy", "compose.dev.yaml service-a", "compose.dev.yaml service-b",
                        "compose.dev.yaml service-c"),
                Compose.all().stream().filter(service -> service.definition().has("user") || !isOverride(service))
                        .filter(service -> service.definition().path("user").asText("0").startsWith("0"))
                        .map(Service::toString).toList());
    }

    /** A new volume takes its owner from the directory of the image; these images have none of that user. */
    @ParameterizedTest
    @ValueSource(strings = { "collector", "promtail" })
    void makesADirectoryForAVolumeWhereTheImageHasNone(String program) throws IOException {
        Service service = Compose.base(program.equals("collector") ? "otel-collector" : program);
        String directory = service.volumes().stream().filter(volume -> !volume.isBind()).findFirst().orElseThrow().target();

        assertTrue(ProjectFiles.text("deploy/" + program + "/Dockerfile")
                .contains("--chown=" + service.definition().path("user").asText() + " " + directory + " " + directory));
    }

    @ParameterizedTest
    @MethodSource("base")
    void cannotChangeItsImage(Service service) {
        assertTrue(service.definition().path("read_only").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("overrides")
    void keepsThatWithAnyOtherFile(Service service) {
        assertFalse(service.definition().has("cap_drop"));
        assertFalse(service.definition().has("security_opt"));
        // Dev mode compiles within the container.
        assertTrue(service.definition().path("read_only").asBoolean(true) || service.file().equals("compose.dev.yaml"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void cannotChangeTheProject(Service service) {
        service.volumes().stream().filter(Volume::isBind)
                .forEach(volume -> assertTrue(volume.readOnly(), volume.toString()));
    }

    @Test
    void givesTheEnginesSocketToTheProxyOnly() throws IOException {
        assertEquals(List.of("compose.yaml docker-socket-proxy"), Compose.all().stream()
                .filter(service -> service.volumes().stream().anyMatch(Volume::isSocket)).map(Service::toString).toList());
    }

    @Test
    void letsTheLogShippersOnlyReachTheProxy() throws IOException {
        assertEquals(List.of("docker-socket-proxy", "promtail", "alloy"), Compose.base().stream()
                .filter(service -> Compose.strings(service.definition().path("networks")).contains("docker-api"))
                .map(Service::name).toList());
        assertTrue(Compose.yaml(Compose.BASE).at("/networks/docker-api/internal").asBoolean());
        assertEquals(0, Compose.base("docker-socket-proxy").definition().at("/environment/POST").asInt(1));
    }

    private static boolean isOverride(Service service) {
        return !service.file().equals(Compose.BASE);
    }
}
