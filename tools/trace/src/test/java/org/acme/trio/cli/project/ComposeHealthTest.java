package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.acme.trio.cli.project.Compose.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** How compose knows that a container works. */
class ComposeHealthTest {

    private static final Map<String, String> WITHOUT_CHECK = Map.of(
            "docker-socket-proxy", "who uses it has a check that fails without it",
            "load", "it serves nobody, and ends when it cannot work");

    static List<Service> base() throws IOException {
        return Compose.base();
    }

    static List<Service> withImage() throws IOException {
        return Compose.all().stream().filter(service -> service.definition().has("image")).toList();
    }

    @ParameterizedTest
    @MethodSource("withImage")
    void isChecked(Service service) throws IOException {
        assertEquals(!WITHOUT_CHECK.containsKey(service.name()), hasCheck(service));
    }

    @ParameterizedTest
    @MethodSource("base")
    void isNotAwaitedWhereNothingChecksIt(Service service) throws IOException {
        for (Map.Entry<String, JsonNode> awaited : service.definition().path("depends_on").properties()) {
            boolean health = awaited.getValue().path("condition").asText().equals("service_healthy");
            assertEquals(hasCheck(Compose.base(awaited.getKey())), health, awaited.toString());
        }
    }

    private static boolean hasCheck(Service service) throws IOException {
        return service.definition().has("healthcheck") || stage(service).contains("\nHEALTHCHECK ");
    }

    /** The stage of deploy/Dockerfile that the image is made of, if it is one. */
    private static String stage(Service service) throws IOException {
        String target = service.definition().path("build").path("target").asText();
        if (target.isEmpty()) {
            return "";
        }
        List<String> stages = Arrays.stream(ProjectFiles.text("deploy/Dockerfile").split("(?m)^(?=FROM )"))
                .filter(text -> text.lines().findFirst().orElseThrow().endsWith(" AS " + target)).toList();
        assertTrue(stages.size() == 1, "deploy/Dockerfile has no stage " + target);
        return stages.get(0);
    }
}
