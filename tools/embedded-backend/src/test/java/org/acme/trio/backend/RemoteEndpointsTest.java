package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import zipkin2.Endpoint;

class RemoteEndpointsTest {

    /** As the mapping of OpenTelemetry ranks them. */
    private static final List<String> RANKING = List.of("peer.service", "server.address", "net.peer.name",
            "network.peer.address", "server.socket.domain", "server.socket.address", "net.sock.peer.name",
            "net.sock.peer.addr", "peer.hostname", "peer.address", "db.name");

    @Test
    void takeTheFirstNameInTheOrderOfTheSpecification() {
        Map<String, String> tags = new LinkedHashMap<>();
        RANKING.forEach(key -> tags.put(key, "named-by-" + key));
        for (String key : RANKING) {
            assertEquals("named-by-" + key, RemoteEndpoints.from(tags, Otlp.VALUES).serviceName());
            tags.remove(key);
        }
        assertNull(RemoteEndpoints.from(tags, Otlp.VALUES));
    }

    @ParameterizedTest
    @CsvSource({ "8082, 8082", "65535, 65535", "65536, 0", "-1, 0", "x, 0", "99999999999, 0" })
    void carryAPortThatIsOne(String text, int port) {
        var endpoint = RemoteEndpoints.from(Map.of("server.address", "service-b.local", "server.port", text), Otlp.VALUES);
        assertEquals(Endpoint.newBuilder().serviceName("service-b.local").port(port).build(), endpoint);
    }

    @Test
    void areAnAddressTooWhereThePeerIsNamedByOne() {
        var endpoint = RemoteEndpoints.from(Map.of("network.peer.address", "192.0.2.7", "network.peer.port", "80"),
                Otlp.VALUES);
        assertEquals(Endpoint.newBuilder().serviceName("192.0.2.7").ip("192.0.2.7").port(80).build(), endpoint);
    }
}
