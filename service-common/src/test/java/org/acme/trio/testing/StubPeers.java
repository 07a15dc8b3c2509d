package org.acme.trio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;

import org.acme.trio.problem.RefusedRequests;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The peers of the service under test: stubs as service-b and service-c, and a service-d that refuses
 * every connection. The service itself gets a port that is known beforehand and is its own peer
 * service-a, so that {@code route=a,a,b} is a real chain in one process. The issuer of tokens is a stub too.
 */
public class StubPeers implements QuarkusTestResourceLifecycleManager {

    private final WireMockServer serviceB = stub();
    private final WireMockServer serviceC = stub();
    private final WireMockServer issuer = stub();
    private final Socket bound = new Socket();

    @Override
    public Map<String, String> start() {
        RefusedRequests.disableFrameworkCheck();
        serviceB.start();
        serviceC.start();
        issuer.start();
        int port = freePort();
        return Map.of("quarkus.http.test-port", String.valueOf(port),
                "trio.services.service-a", "http://127.0.0.1:" + port,
                "trio.services.service-b", url(serviceB.port()),
                "trio.services.service-c", url(serviceC.port()),
                "trio.services.service-d", url(portThatRefuses()),
                "trio.token.keys-url", url(issuer.port()) + "/keys");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(serviceB, field -> field.getName().equals("serviceB"));
        injector.injectIntoFields(serviceC, field -> field.getName().equals("serviceC"));
        injector.injectIntoFields(issuer, field -> field.getName().equals("issuer"));
    }

    @Override
    public void stop() {
        serviceB.stop();
        serviceC.stop();
        issuer.stop();
        try {
            bound.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Delayed answers hold no thread. */
    private static WireMockServer stub() {
        return new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort()
                .asynchronousResponseEnabled(true).asynchronousResponseThreads(4).stubRequestLoggingDisabled(true));
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** A socket that is bound and does not listen keeps the port from other processes. */
    private int portThatRefuses() {
        try {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return bound.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
