package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.acme.trio.trace.http.ChainAnswer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.burt.jmespath.jackson.JacksonRuntime;

/** Promtail's pipeline, on lines that a service has really written. */
class LogPipelineIT extends WithStack {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONFIGURATION = Projects.root().resolve("deploy/promtail/promtail.yaml");
    private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
    private static final Pattern RENAMED = Pattern.compile("eq \\.Value \"(\\w+)\" \\}\\}(\\w+)");
    private static final Pattern RFC_3339 = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private static JsonNode pipeline;
    private static List<String> lines;
    private static ChainAnswer answer;

    /** A good request, one that fails, one whose peer fails, and a login: lines of several levels, and one of the audit log. */
    @BeforeAll
    static void writeLines() throws IOException {
        pipeline = JSON.<JsonNode> valueToTree(
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(CONFIGURATION)))
                .at("/scrape_configs/0/pipeline_stages");
        Http.get(at("service-a", "/error_test"));
        Http.get(at("service-a", "/chain?route=b&fail=b:503"));
        Http.postJson(at("service-a", "/login"), "{\"email\":\"nobody@example.org\",\"password\":\"wrong horse battery\"}");
        answer = chain("service-a", route("b"));
        for (String last : List.of("GET /error_test 500", "GET /chain 502", "POST /login 401", answer.traceId())) {
            await().atMost(ARRIVAL).until(() -> trio.app("service-a").output().contains(last));
        }
        lines = trio.app("service-a").lines();
    }

    @Test
    void findsAllItLooksForInTheLineOfARequest() throws IOException {
        Map<String, String> found = found(answer.traceId());

        assertEquals(Set.of("timestamp", "level", "logger", "trace_id", "span_id"), found.keySet());
        assertEquals(answer.traceId(), found.get("trace_id"));
        assertTrue(found.get("span_id").matches("[0-9a-f]{16}"), found.toString());
        assertEquals("org.acme.trio.access", found.get("logger"));
    }

    @Test
    void findsTheEventOfALineOfTheAuditLog() throws IOException {
        Map<String, String> found = found("\"org.acme.trio.audit\"");

        assertEquals(Set.of("timestamp", "level", "logger", "trace_id", "span_id", "event_name"), found.keySet());
        assertEquals("login_failed", found.get("event_name"));
    }

    @Test
    void readsTheTimeOfEachLine() throws IOException {
        assertEquals("RFC3339Nano", stage("timestamp").path("format").asText());
        for (String line : lines) {
            String timestamp = JSON.readTree(line).path(stage("timestamp").path("source").asText()).asText();
            assertTrue(RFC_3339.matcher(timestamp).matches(), line);
        }
    }

    @Test
    void givesEachLineALevelThatIsKnown() throws IOException {
        Set<String> levels = new HashSet<>();
        for (String line : lines) {
            levels.add(level(line));
        }
        renamed().forEach(renamed -> levels.add(renamed.group(2)));

        assertTrue(LEVELS.containsAll(levels), levels.toString());
        assertTrue(levels.containsAll(Set.of("INFO", "ERROR")), levels.toString());
    }

    /** Promtail's own dry run, which prints time, labels and line. */
    @Test
    void makesTheSameOfTheLinesInARealPromtail() throws Exception {
        Programs.assume("promtail");
        Path directory = Files.createDirectories(Projects.runDirectory("promtail"));
        Path input = Files.write(directory.resolve("lines"), lines);
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("promtail", "-stdin", "-dry-run", "-config.expand-env=true",
                "-config.file=" + CONFIGURATION);
        builder.environment().putAll(Map.of("LISTEN_HOST", "127.0.0.1", "PROMTAIL_PORT", "0", "LOKI_URL", "http://127.0.0.1:1",
                "PROMTAIL_DATA", directory.toString(), "LOG_TARGETS", "[]", "LOG_CONTAINERS", "[]"));
        Process promtail = builder.redirectInput(input.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        try {
            assertTrue(promtail.waitFor(ARRIVAL.toSeconds(), TimeUnit.SECONDS), "promtail does not end");
        } finally {
            promtail.destroyForcibly();
        }

        List<String[]> entries = Files.readAllLines(output).stream().map(line -> line.split("\t", 3))
                .filter(parts -> parts.length == 3).toList();
        assertEquals(lines, entries.stream().map(parts -> parts[2]).toList(), Files.readString(output));
        for (String[] parts : entries) {
            String event = JSON.readTree(parts[2]).at("/mdc").path("event.name").asText();
            assertEquals((event.isEmpty() ? "{" : "{event_name=\"" + event + "\", ") + "level=\"" + level(parts[2]) + "\"}",
                    parts[1]);
            assertEquals(time(JSON.readTree(parts[2]).path("timestamp").asText()),
                    // A zone as Go prints it has no colon.
                    time(parts[0].replaceFirst("(\\d\\d)$", ":$1")));
        }
    }

    /** What the expressions find in the first line that contains a text. */
    private static Map<String, String> found(String text) throws IOException {
        JsonNode line = JSON.readTree(lines.stream().filter(one -> one.contains(text)).findFirst().orElseThrow());
        Map<String, String> found = new HashMap<>();
        for (Map.Entry<String, JsonNode> expression : stage("json").path("expressions").properties()) {
            JsonNode value = new JacksonRuntime().compile(expression.getValue().asText()).search(line);
            if (!value.isNull()) {
                assertTrue(value.isTextual(), expression + " finds " + value + " in " + line);
                found.put(expression.getKey(), value.asText());
            }
        }
        return found;
    }

    private static String level(String line) throws IOException {
        String level = JSON.readTree(line).path("level").asText();
        return renamed().filter(renamed -> renamed.group(1).equals(level)).map(renamed -> renamed.group(2)).findFirst()
                .orElse(level);
    }

    private static Stream<MatchResult> renamed() {
        return RENAMED.matcher(stage("template").path("template").asText()).results();
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static JsonNode stage(String name) {
        return StreamSupport.stream(pipeline.spliterator(), false).filter(stage -> stage.has(name)).findFirst().orElseThrow()
                .path(name);
    }
}
