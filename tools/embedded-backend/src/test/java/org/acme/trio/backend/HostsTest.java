package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** No page of another site reads what is here, not even with a name that points to this machine. */
@QuarkusTest
class HostsTest {

    @TestHTTPResource
    URL api;

    @Inject
    OtlpHttpServer otlp;

    @ParameterizedTest
    @ValueSource(strings = { "evil.example", "evil.example:9411", "localhost.evil.example", "127.0.0.1.evil.example",
            "evillocalhost", "192.0.2.1", "10.0.0.1:9411", "[2001:db8::1]:9411", "0.0.0.0" })
    void areRefusedUnlessTheyAreThisOne(String host) {
        assertEquals(421, status(api.getPort(), "GET /api/v2/services", "Host: " + host));
        assertEquals(421, status(otlp.port(), "POST /v1/traces", "Host: " + host));
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "LOCALHOST:1", "trio.localhost:9411", "127.0.0.1:9411", "127.1.2.3", "[::1]:9411",
            "[::1]" })
    void areThisOneOnTheLoopback(String host) {
        assertEquals(200, status(api.getPort(), "GET /api/v2/services", "Host: " + host));
        assertEquals(415, status(otlp.port(), "POST /v1/traces", "Host: " + host));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/zipkin/", "/zipkin/config.json", "/zipkin/api/v2/services", "/health", "/nothing" })
    void areCheckedOnEachPath(String path) {
        assertEquals(421, status(api.getPort(), "GET " + path, "Host: evil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-None: x", "Host:", "Host: a b" })
    void areRequired(String header) {
        assertEquals(400, status(api.getPort(), "GET /api/v2/services", header));
        assertEquals(400, status(otlp.port(), "POST /v1/traces", header));
    }

    @Test
    void canBeConfigured() {
        var hosts = new Hosts(BackendConfigTest.with(Map.of("backend.hosts", "box.example,trio")));
        assertTrue(hosts.isThis("Box.Example", "127.0.0.1"));
        assertTrue(hosts.isThis("trio", "127.0.0.1"));
        assertFalse(hosts.isThis("example", "127.0.0.1"));
    }

    @Test
    void areThisOneWhereTheyAreBoundOrReached() {
        var hosts = new Hosts(BackendConfigTest.with(Map.of("quarkus.http.host", "box.example")));
        assertTrue(hosts.isThis("box.example", "192.0.2.7"));
        assertTrue(hosts.isThis("192.0.2.7", "192.0.2.7"));
        assertTrue(hosts.isThis("[2001:db8::1]", "2001:db8:0:0:0:0:0:1"));
        assertFalse(hosts.isThis("192.0.2.8", "192.0.2.7"));
    }

    @Test
    void ofOtherOriginsAreAllowedNothing() {
        for (int port : new int[] { api.getPort(), otlp.port() }) {
            var answer = answer(port, "GET /api/v2/services", "Host: localhost", "Origin: http://evil.example")
                    + answer(port, "OPTIONS /v1/traces", "Host: localhost", "Origin: http://evil.example",
                            "Access-Control-Request-Method: POST");
            assertFalse(answer.toLowerCase().contains("access-control"), answer);
        }
    }

    private static int status(int port, String request, String... headers) {
        return Integer.parseInt(answer(port, request, headers).split(" ")[1]);
    }

    private static String answer(int port, String request, String... headers) {
        return new RawHttp(port).send(request + " HTTP/1.1", String.join("\r\n", headers), "Content-Length: 0",
                "Connection: close").answer();
    }
}
