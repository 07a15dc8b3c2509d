package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The files that the services of the scripts write their log to. */
class LogFilesIT {

    private static final int LIMIT = 100 * 1024;
    private static final int ERRORS = 100;
    /** No line of {@code /error_test} is longer. */
    private static final int LINE = 32 * 1024;

    private final Path directory = Projects.runDirectory("log-files-" + System.nanoTime());

    @Test
    void aServiceKeepsItsFilesBelowABound() throws IOException {
        Scripts scripts = new Scripts(directory, Duration.ofMinutes(2));
        scripts.set("QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE", String.valueOf(LIMIT)).set("QUARKUS_OTEL_SDK_DISABLED", "true");
        scripts.expect(0, "up.sh", "--with", "none");
        URI service = URI.create("http://127.0.0.1:" + scripts.variable("SERVICE_A_PORT"));
        try {
            for (int i = 0; i < ERRORS; i++) {
                assertEquals(500, Http.status(service.resolve("/error_test")));
            }
            Http.status(service.resolve("/chain"));
        } finally {
            scripts.expect(0, "down.sh");
        }

        Path now = directory.resolve("logs/service-a.log");
        Path before = directory.resolve("logs/service-a.log.1");
        try (Stream<Path> files = Files.list(directory.resolve("logs"))) {
            assertEquals(List.of(now, before),
                    files.filter(file -> file.getFileName().toString().startsWith("service-a")).sorted().toList());
        }
        assertTrue(Files.size(now) + Files.size(before) <= 2 * (LIMIT + LINE), Files.size(now) + " and " + Files.size(before));
        assertTrue(Files.size(before) >= LIMIT, before + " has " + Files.size(before));
        assertTrue(Files.readString(now).contains("GET /chain 200"), Files.readString(now));
    }

    @Test
    void theFileHasTheLinesOfStandardOutput() throws IOException {
        Path file = directory.resolve("file.log");
        Map<String, String> environment = new HashMap<>(Map.of("QUARKUS_OTEL_SDK_DISABLED", "true",
                "QUARKUS_LOG_FILE_ENABLED", "true", "QUARKUS_LOG_FILE_PATH", file.toString()));
        URI address = URI.create("http://127.0.0.1:" + Ports.free(1).get(0));
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(address.getPort()));
        try (App service = new App("service-a", environment, address.resolve("/q/health/ready"),
                directory.resolve("output.log")).launch().awaitReady()) {
            assertEquals(500, Http.status(address.resolve("/error_test")));
            String last = "GET /error_test 500";
            await().until(() -> service.output().contains(last) && Files.readString(file).contains(last));
            assertEquals(service.lines(), Files.readAllLines(file));
        }
    }
}
