package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

/** Each program that has to run answers Prometheus, and one of those that collect log lines does. */
@ExtendWith(StackResolver.class)
class ScrapeChecks {

    /** Each of them is optional, since one is enough. */
    private static final Set<String> SHIPPERS = Set.of("promtail", "alloy");

    @TestFactory
    @DisplayName("scrapes")
    List<DynamicTest> scrapes(Stack stack, RetriedTests group) {
        Prometheus prometheus = new Prometheus(stack.prometheus());
        return List.of(group.test("Prometheus reaches all programs", () -> judge(Prometheus.stream(
                prometheus.api().get("/api/v1/targets", Map.of("state", "active")).path("data").path("activeTargets"))
                .toList())));
    }

    static String judge(List<JsonNode> targets) throws IOException {
        List<String> wrong = new ArrayList<>(targets.isEmpty() ? List.of("it has no targets") : List.of());
        targets.stream().filter(target -> !isUp(target) && !label(target, "optional").equals("true"))
                .map(ScrapeChecks::inWords).forEach(wrong::add);
        List<JsonNode> shippers = targets.stream().filter(target -> SHIPPERS.contains(label(target, "job"))).toList();
        // Where none is listed, the services send their lines themselves.
        if (!shippers.isEmpty() && shippers.stream().noneMatch(ScrapeChecks::isUp)) {
            wrong.add("neither promtail nor alloy is up: no log lines are collected");
        }
        String missing = targets.stream().filter(target -> !isUp(target)).map(target -> label(target, "job"))
                .collect(Collectors.joining(", "));
        return !wrong.isEmpty() ? fail(String.join("; ", wrong))
                : targets.stream().filter(ScrapeChecks::isUp).count() + " up"
                        + (missing.isEmpty() ? "" : "; optional and not up: " + missing);
    }

    private static boolean isUp(JsonNode target) {
        return target.path("health").asText().equals("up");
    }

    private static String label(JsonNode target, String name) {
        return target.path("labels").path(name).asText();
    }

    /** {@return the name of the service, else the job, with the address and what is the matter} */
    private static String inWords(JsonNode target) {
        String service = label(target, "service_name");
        String error = target.path("lastError").asText();
        return (service.isEmpty() ? label(target, "job") : service) + " at " + label(target, "instance") + " is "
                + target.path("health").asText() + (error.isEmpty() ? "" : " (" + error + ")");
    }
}
