package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.acme.trio.trace.http.ChainRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The receiver of traces and log records is away for a while, at 50 requests a second. */
class OutageIT {

    private static final int PER_SECOND = 50;
    private static final int AFTERWARDS_SECONDS = 3;
    private static final List<ChainRequest> SHAPES = List.of(ChainRequest.DEFAULT, WithStack.route("b,c"));

    private static Backend backend;
    private static Balancer way;
    private static Trio trio;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path directory = Projects.runDirectory("outage");
        backend = new Backend(directory).start();
        way = new Balancer();
        way.start(URI.create(backend.otlpGrpc()));
        trio = new Trio(directory, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", way.address(),
                "QUARKUS_OTEL_LOGS_HANDLER_ENABLED", "true")).start();
        warmUp();
    }

    /** The first requests of a cold JVM take as long as a hundred others. */
    private static void warmUp() throws InterruptedException {
        try (WholeTraces traces = new WholeTraces(trio, SHAPES, 4)) {
            traces.send(300, PER_SECOND);
            traces.awaitAnswers();
        }
    }

    @AfterAll
    static void stop() {
        trio.close();
        way.close();
        backend.close();
    }

    static Stream<Integer> outages() {
        return Stream.of(System.getProperty("weather.outages").split(",")).map(Integer::valueOf);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageLosesNothingAndNoRequestWaits(int seconds) throws Exception {
        try (WholeTraces traces = new WholeTraces(trio, SHAPES, 200)) {
            long start = System.nanoTime();
            way.cut();
            traces.send(seconds * PER_SECOND, PER_SECOND);
            way.mend();
            traces.send(AFTERWARDS_SECONDS * PER_SECOND, PER_SECOND);
            traces.assertArrived(backend);
            System.out.printf("An outage of %d s: %d of %d traces whole, %.0f s after it began.%n", seconds, traces.sent(),
                    traces.sent(), (System.nanoTime() - start) / 1e9);
        }
        for (String service : Trio.NAMES) {
            Metrics metrics = Metrics.of(trio.address(service));
            for (String item : List.of("span", "log")) {
                assertEquals(0, metrics.sum("otel_sdk_processor_" + item + "_processed_total"), service + " " + item);
                assertEquals(0, metrics.sum("otel_sdk_exporter_" + item + "_exported_total", "error_type=\"rejected\""), item);
            }
            long lines = trio.app(service).lines().stream().filter(line -> line.contains("otlp.Outage")).count();
            assertTrue(lines <= 10 * outages().count(), service + " wrote " + lines + " lines about it");
        }
    }
}
