package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** No other machine reaches any of the three ports. */
@QuarkusTest
class LoopbackTest {

    @TestHTTPResource
    URL api;

    @Inject
    OtlpGrpcServer grpc;

    @Inject
    OtlpHttpServer http;

    private Stream<Integer> ports() {
        return Stream.of(api.getPort(), grpc.port(), http.port());
    }

    @Test
    void answersOnLoopback() {
        ports().forEach(port -> assertDoesNotThrow(() -> connect(InetAddress.getByName("127.0.0.1"), port)));
    }

    @Test
    void doesNotAnswerOnTheOtherAddressesOfThisMachine() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.getHostAddress().equals("127.0.0.1")).toList();
        assumeFalse(others.isEmpty(), "this machine has no other address");
        ports().forEach(port -> others.forEach(address -> assertThrows(IOException.class, () -> connect(address, port),
                address + " answers on port " + port)));
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
        }
    }
}
