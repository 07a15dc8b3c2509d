package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.acme.trio.cli.project.Compose.Service;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** Promtail and Alloy: the same lines, labels and structured metadata, whichever of them runs. */
class LogShippersTest {

    private static final Map<String, String> NAMES_OF_ALLOY = Map.of("labeldrop", "label_drop");

    private final JsonNode promtail;
    private final AlloyBlock alloy;

    LogShippersTest() throws IOException {
        promtail = ProjectFiles.yaml("deploy/promtail/promtail.yaml");
        alloy = AlloyBlock.parse(ProjectFiles.text("deploy/alloy/config.alloy"));
    }

    @Test
    void haveTheSameStagesInTheSameOrder() {
        List<Map.Entry<String, Object>> ofPromtail = new ArrayList<>();
        for (JsonNode stage : promtail.at("/scrape_configs/0/pipeline_stages")) {
            stage.properties().forEach(entry -> ofPromtail.add(Map.entry(
                    "stage." + NAMES_OF_ALLOY.getOrDefault(entry.getKey(), entry.getKey()), value(entry.getValue()))));
        }
        assertFalse(ofPromtail.isEmpty());

        assertEquals(ofPromtail, alloy.block("loki.process json").blocks().stream()
                .map(stage -> Map.entry(stage.name(), stage.attributes().getOrDefault("values", stage.attributes()))).toList());
    }

    @Test
    void treatLinesOfFilesAsThoseOfContainers() {
        assertEquals(promtail.at("/scrape_configs/0/pipeline_stages"), promtail.at("/scrape_configs/1/pipeline_stages"));
    }

    @Test
    void pushInTheSameWayAndGiveUpNever() {
        JsonNode client = promtail.at("/clients/0");
        JsonNode backoff = client.path("backoff_config");
        AlloyBlock write = alloy.block("loki.write loki");

        assertEquals(Map.of(
                "url", client.path("url").asText().replaceFirst("\\$\\{(\\w+)\\}(.*)", "sys.env(\"$1\") + \"$2\""),
                "batch_wait", client.path("batchwait").asText(),
                "min_backoff_period", backoff.path("min_period").asText(),
                "max_backoff_period", backoff.path("max_period").asText(),
                "max_backoff_retries", backoff.path("max_retries").asText()), write.block("endpoint").attributes());
        assertEquals("0", backoff.path("max_retries").asText());
        assertEquals(value(client.path("external_labels")), write.attributes().get("external_labels"));
    }

    @Test
    void readTheSameContainers() throws IOException {
        String variable = ProvisioningTest.addresses("compose").get("LOG_CONTAINERS");
        JsonNode containers = ProjectFiles.parseYaml(variable).path(0);
        AlloyBlock docker = alloy.block("discovery.docker services");

        for (AlloyBlock block : List.of(docker, alloy.block("loki.source.docker services"))) {
            assertEquals(containers.path("host").asText(), block.attributes().get("host"));
            assertEquals(containers.path("refresh_interval").asText(), block.attributes().get("refresh_interval"));
        }
        assertEquals(value(containers.at("/filters/0")), docker.block("filter").attributes());
        assertEquals(1, containers.path("filters").size());
    }

    @Test
    void readTheContainersOfTheServicesOnly() throws IOException {
        String filter = alloy.block("discovery.docker services").block("filter").attributes().get("values").toString();

        assertEquals(List.of("service-a", "service-b", "service-c"), Compose.base().stream()
                .filter(service -> ("[logging=" + service.definition().at("/labels/logging").asText() + "]").equals(filter))
                .map(Service::name).toList());
    }

    @Test
    void nameAServiceByTheSameRule() {
        assertEquals(value(promtail.at("/scrape_configs/0/relabel_configs/0")),
                alloy.block("discovery.relabel services").block("rule").attributes());
        assertEquals(1, promtail.at("/scrape_configs/0/relabel_configs").size());
    }

    /** As {@link AlloyBlock} has it: all scalars are strings, and nothing is an empty one. */
    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element)));
            return list;
        }
        if (node.isObject()) {
            Map<String, Object> map = new TreeMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
            return map;
        }
        return node.isNull() ? "" : node.asText();
    }
}
