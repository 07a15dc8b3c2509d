package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.JsonApi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A service that fails again and again makes the alert {@code ErrorLogBurst} fire, and it reaches Alertmanager: through the
 * service's log, Promtail, Loki and its ruler.
 */
@ExtendWith(StackResolver.class)
class AlertChecks {

    private static final int REQUESTS = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TestFactory
    @DisplayName("alert")
    List<DynamicTest> alert(Stack stack, RetriedTests group) {
        HttpTarget service = stack.peers().get(stack.peers().size() - 1);
        JsonApi alertmanager = new JsonApi(HttpTarget.ofStack("Alertmanager", stack.alertmanager()));
        Instant begin = Instant.now();
        AtomicInteger sent = new AtomicInteger();
        return List.of(group.test("alert ErrorLogBurst fires and reaches Alertmanager", () -> {
            for (int i = 0; i < REQUESTS; i++) {
                service.get("/error_test", Map.of(), TIMEOUT);
                sent.incrementAndGet();
            }
            String requests = sent + " failing requests to " + service.name();
            return hasArrived(alertmanager, service, begin)
                    ? "after " + Duration.between(begin, Instant.now()).toSeconds() + " s and " + requests
                    : fail("it has not fired after " + requests);
        }));
    }

    /** An alert of before is sent again while it fires; what counts is that it was sent now. */
    private static boolean hasArrived(JsonApi alertmanager, HttpTarget service, Instant begin) throws IOException {
        for (JsonNode alert : alertmanager.get("/api/v2/alerts", Map.of())) {
            JsonNode labels = alert.path("labels");
            if (labels.path("alertname").asText().equals("ErrorLogBurst")
                    && labels.path("service_name").asText().equals(service.name())
                    && OffsetDateTime.parse(alert.path("updatedAt").asText()).toInstant().isAfter(begin)) {
                return true;
            }
        }
        return false;
    }
}
