package org.acme.trio.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.PublicDeployment;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The log as a packaged service writes it: its records through the formatter of its console. */
@QuarkusTest
@TestProfile(PublicDeployment.class)
class JsonLogTest extends WithPeers {

    private final TraceParent caller = TraceParent.sampled();

    @Inject
    Logs logs;

    @Test
    void anAccessLineIsOneObjectOnOneLine() throws JsonProcessingException {
        given().header("traceparent", caller.header()).get("/items/5").then().statusCode(200);
        JsonNode line = parsed(record("org.acme.trio.access"));
        assertThat(OffsetDateTime.parse(line.get("timestamp").asText())).isNotNull();
        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("loggerName").asText()).isEqualTo("org.acme.trio.access");
        assertThat(line.get("message").asText()).startsWith("GET /items/{id} 200 ");
        assertThat(line.get("service_name").asText()).isEqualTo("service-a");
        JsonNode fields = line.get("mdc");
        assertThat(fields.get("traceId").asText()).isEqualTo(caller.traceId());
        assertThat(fields.get("spanId").asText()).hasSize(16);
        assertThat(fields.get("http.request.method").asText()).isEqualTo("GET");
        assertThat(fields.get("http.route").asText()).isEqualTo("/items/{id}");
        assertThat(fields.get("http.response.status_code").asText()).isEqualTo("200");
        assertThat(fields.get("duration_ms").asDouble()).isPositive();
        assertThat(line.fieldNames()).toIterable().containsExactlyInAnyOrder("timestamp", "level", "loggerName", "message",
                "mdc", "service_name");
        assertThat(fields.fieldNames()).toIterable().containsExactlyInAnyOrder("traceId", "spanId", "http.request.method",
                "http.route", "http.response.status_code", "duration_ms");
    }

    @Test
    void anExceptionIsPartOfItsLine() throws JsonProcessingException {
        given().header("traceparent", caller.header()).get("/error_test").then().statusCode(500);
        JsonNode line = parsed(record("org.acme.trio.problem.ProblemMappers"));
        assertThat(line.get("level").asText()).isEqualTo("ERROR");
        assertThat(line.get("mdc").get("traceId").asText()).isEqualTo(caller.traceId());
        assertThat(line.get("stackTrace").asText()).contains("IllegalStateException: error_test always fails",
                "\tat org.acme.trio.work.");
    }

    @Test
    void aTimestampIsInUtcWithMicroseconds() throws JsonProcessingException {
        ExtLogRecord record = new ExtLogRecord(Level.INFO, "test", "test");
        record.setLoggerName("test");
        for (String instant : List.of("2026-11-21T23:59:59.000001Z", "2026-11-22T00:00:00.100000Z")) {
            record.setInstant(Instant.parse(instant));
            assertThat(parsed(record).get("timestamp").asText()).isEqualTo(instant);
        }
    }

    @Test
    void aMessageCannotBreakOutOfItsLine() throws JsonProcessingException {
        String message = "a\r\nb\u001b[31m\",\"level\":\"ERROR\"}\n{ \u2028" + caller.traceId();
        Logger.getLogger("test").info(message);
        ExtLogRecord record = logs.all().stream().filter(line -> line.getFormattedMessage().equals(message)).findFirst()
                .orElseThrow();
        JsonNode line = parsed(record);
        assertThat(line.get("message").asText()).isEqualTo(message);
        assertThat(line.get("level").asText()).isEqualTo("INFO");
    }

    private ExtLogRecord record(String logger) {
        return await().atMost(Duration.ofSeconds(5)).until(() -> logs.of(caller.traceId()).stream()
                .filter(record -> record.getLoggerName().equals(logger)).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode parsed(ExtLogRecord record) throws JsonProcessingException {
        String line = consoleFormatter().format(record);
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b");
        return new ObjectMapper().readTree(line);
    }

    private static Formatter consoleFormatter() {
        return LogOutput.all().map(Handler::getFormatter).filter(JsonLines.class::isInstance).findFirst().orElseThrow();
    }
}
