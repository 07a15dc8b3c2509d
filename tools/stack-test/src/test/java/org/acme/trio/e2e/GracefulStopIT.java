package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

/** What a service that is told to stop still does. */
class GracefulStopIT {

    private final Path directory = Projects.runDirectory("stop-" + System.nanoTime());
    private final URI address = URI.create("http://127.0.0.1:" + Ports.free(1).get(0));

    @Test
    void answersWhatIsUnderWay() {
        try (App app = serviceA(Map.of())) {
            CompletableFuture<HttpResponse<String>> underWay = CompletableFuture
                    .supplyAsync(() -> Http.get(address.resolve("/chain?route=&delay=a:2s")));
            await().atMost(WithStack.ARRIVAL).until(() -> Http.get(address.resolve("/q/metrics")).body()
                    .lines().anyMatch(line -> line.matches("http_server_active_requests.* [2-9].*")));
            app.close();
            assertEquals(200, underWay.join().statusCode());
        }
    }

    @Test
    void tellsTheBalancerFirstAndThenItsCallers() {
        try (App app = serviceA(Map.of("QUARKUS_SHUTDOWN_DELAY", "5s"))) {
            CompletableFuture<Void> stop = CompletableFuture.runAsync(app::close);
            await().atMost(WithStack.ARRIVAL).until(() -> Http.status(address.resolve("/q/health/ready")) == 503);
            HttpResponse<String> answer = Http.get(address);
            assertEquals(200, answer.statusCode());
            assertEquals("close", answer.headers().firstValue("connection").orElse("none"));
            stop.join();
        }
    }

    private App serviceA(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", String.valueOf(address.getPort()));
        return new App("service-a", all, address.resolve("/q/health/ready"), directory.resolve("service-a.log"))
                .launch().awaitReady();
    }
}
