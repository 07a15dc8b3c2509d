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
import org.junit.jupiter.params.provider.MethodSource;

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
}
