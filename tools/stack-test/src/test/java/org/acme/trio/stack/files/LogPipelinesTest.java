package org.acme.trio.stack.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** Promtail, Alloy and OTLP: the same lines with the same labels, whichever way they go to Loki. */
class LogPipelinesTest {

    private static final Map<String, String> NAMES_OF_ALLOY = Map.of("labeldrop", "label_drop");

    private final JsonNode promtail;
    private final JsonNode containers;

    LogPipelinesTest() throws IOException {
        promtail = ProjectFiles.yaml("deploy/promtail/promtail.yaml");
        containers = ProjectFiles.parseYaml(Addresses.of("compose").get("LOG_CONTAINERS")).path(0);
    }

    @Test
    void treatLinesOfFilesAsThoseOfContainers() {
        assertFalse(promtail.at("/scrape_configs/0/pipeline_stages").isEmpty());
        assertEquals(promtail.at("/scrape_configs/0/pipeline_stages"), promtail.at("/scrape_configs/1/pipeline_stages"));
    }

    @Test
    void haveTheSameStagesInAlloy() throws IOException {
        StringBuilder stages = new StringBuilder();
        for (JsonNode stage : promtail.at("/scrape_configs/0/pipeline_stages")) {
            stage.properties().forEach(entry -> {
                String name = NAMES_OF_ALLOY.getOrDefault(entry.getKey(), entry.getKey());
                // What Promtail has as the stage itself is an attribute of Alloy's.
                boolean values = List.of("labels", "structured_metadata", "label_drop").contains(name);
                stages.append("stage.").append(name).append("{")
                        .append(values ? "values=" + value(entry.getValue()) : attributes(entry.getValue())).append("}");
            });
        }

        assertAlloyHas("loki.process json {" + stages + "forward_to = [loki.write.loki.receiver]}");
    }

    @Test
    void readTheSameContainersAndNameTheirServiceByTheSameRuleInAlloy() throws IOException {
        String source = "host = " + containers.path("host").asText()
                + "refresh_interval = " + containers.path("refresh_interval").asText();
        JsonNode rules = promtail.at("/scrape_configs/0/relabel_configs");
        assertEquals(1, rules.size());
        assertEquals(1, containers.path("filters").size());

        assertAlloyHas("discovery.docker services {" + source + "filter {" + attributes(containers.at("/filters/0")) + "}}");
        assertAlloyHas("rule {" + attributes(rules.path(0)) + "}");
        assertAlloyHas("loki.source.docker services {" + source);
    }

    @Test
    void readTheContainersOfAllThatPrometheusScrapesAsServices() throws IOException {
        assertEquals("[\"logging=promtail\"]", containers.at("/filters/0/values").toString());
        assertEquals(Compose.loggingServices(),
                ProjectFiles.yaml("deploy/addresses/compose/targets/services.yml").findValuesAsText("service_name"));
    }

    @Test
    void pushInTheSameWayAndNeverGiveUpInAlloy() throws IOException {
        JsonNode client = promtail.at("/clients/0");
        JsonNode backoff = client.path("backoff_config");
        assertEquals(0, backoff.path("max_retries").asInt(-1));

        assertAlloyHas("endpoint {"
                + "url = " + client.path("url").asText().replaceFirst("\\$\\{(\\w+)\\}", "sys.env($1) + ")
                + "batch_wait = " + client.path("batchwait").asText()
                + "min_backoff_period = " + backoff.path("min_period").asText()
                + "max_backoff_period = " + backoff.path("max_period").asText()
                + "max_backoff_retries = 0}"
                + "external_labels = " + value(client.path("external_labels")));
    }

    /** As many values as the audit log has events, whatever else is called an event. */
    @Test
    void giveALabelToTheEventsOfTheAuditLogOnly() throws IOException {
        Set<String> written = names("write\\(Level\\.\\w+, \"(\\w+)\"",
                ProjectFiles.text("service-a/src/main/java/org/acme/trio/servicea/accounts/AuditLog.java"));
        assertFalse(written.isEmpty());
        List<String> templates = promtail.at("/scrape_configs/0/pipeline_stages").findValues("template").stream()
                .filter(template -> template.path("source").asText().equals("event_name"))
                .map(template -> template.path("template").asText()).toList();

        assertEquals(1, templates.size());
        assertTrue(templates.get(0).startsWith("{{ if eq .Value ") && !templates.get(0).contains("else"), templates.get(0));
        assertEquals(written, names("\"(\\w+)\"", templates.get(0)));
    }

    /**
     * Over OTLP a line has a severity and the name of its event, and no labels for them: queries ask for Loki's own
     * detected_level, and for event_name where structured metadata is found too.
     */
    @Test
    void giveTheSameLabelsOverOtlpButForTheLevelAndTheEvent() throws IOException {
        Set<String> labels = new TreeSet<>();
        promtail.at("/scrape_configs/0/pipeline_stages").findValue("labels").fieldNames().forEachRemaining(labels::add);
        promtail.at("/clients/0/external_labels").fieldNames().forEachRemaining(labels::add);
        labels.addAll(promtail.at("/scrape_configs/0/relabel_configs").findValuesAsText("target_label"));
        assertTrue(labels.removeAll(Set.of("level", "event_name")));
        assertFalse(labels.contains("level") || labels.contains("event_name"));

        JsonNode otlp = ProjectFiles.yaml("deploy/loki/loki.yaml")
                .at("/limits_config/otlp_config/resource_attributes/attributes_config/0");

        assertEquals("index_label", otlp.path("action").asText());
        assertEquals(labels, ProjectFiles.strings(otlp.path("attributes")).stream().map(name -> name.replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertAlloyHas(String expected) throws IOException {
        String alloy = bare(ProjectFiles.text("deploy/alloy/config.alloy").replaceAll("(?m)^\\s*//.*", ""));
        assertTrue(alloy.contains(bare(expected)), () -> bare(expected) + " is not in " + alloy);
    }

    /** Without what has no meaning here: space, quotation marks, and the comma after the last element. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\"`]", "").replace(",}", "}").replace(",]", "]");
    }

    /** {@return the fields of an object as attributes of a block of Alloy} */
    private static String attributes(JsonNode object) {
        return object.properties().stream().map(field -> field.getKey() + " = " + value(field.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String value(JsonNode node) {
        if (node.isArray()) {
            return "[" + String.join(", ", ProjectFiles.strings(node)) + "]";
        }
        if (node.isObject()) {
            return node.properties().stream().map(field -> field.getKey() + " = " + value(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return node.isNull() ? "" : node.asText();
    }
}
