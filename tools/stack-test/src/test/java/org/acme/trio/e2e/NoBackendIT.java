package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Requests do not depend on the telemetry backend, and nobody's log fills up because of it. */
class NoBackendIT {

    private static final int REQUESTS = 1_000;
    private static final int AT_ONCE = 16;
    private static final int A_HANDFUL = 10;

    @Test
    void aThousandRequestsSucceedWithoutABackendAndLeaveAHandfulOfWarnings() {
        int nobody = Ports.free(1).get(0);
        expectSuccess("absent", nobody);
    }

    @Test
    void aThousandRequestsSucceedWithABackendThatHangsAndLeaveAHandfulOfWarnings() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            expectSuccess("hanging", hanging.getLocalPort());
        }
    }

    private static long succeeded(URI chain) {
        ForkJoinPool callers = new ForkJoinPool(AT_ONCE);
        try {
            return callers.submit(() -> IntStream.range(0, REQUESTS).parallel().filter(i -> Http.status(chain) == 200).count())
                    .join();
        } finally {
            callers.shutdownNow();
        }
    }

    private static void expectSuccess(String backend, int port) {
        Map<String, String> environment = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + port);
        try (Trio trio = new Trio(Projects.runDirectory("backend-" + backend), environment).start()) {
            assertEquals(REQUESTS, succeeded(trio.address("service-a").resolve("/chain")));
            for (String name : Trio.NAMES) {
                long warnings = trio.app(name).lines().stream().filter(line -> !line.contains("\"level\":\"INFO\"")).count();
                assertTrue(warnings <= A_HANDFUL, name + " wrote " + warnings + " lines:\n" + trio.app(name).output());
            }
        }
    }
}
