package org.acme.trio.backend;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The jar as it is started by a user. */
@QuarkusIntegrationTest
@TestProfile(PackagedIT.FreePorts.class)
class PackagedIT {

    private static final Path LOG = Path.of("target", "quarkus.log");

    public static class FreePorts implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backend.otlp.grpc.port", "0", "backend.otlp.http.port", "0",
                    // The test's launcher waits for the line of Quarkus.
                    "quarkus.log.category.\"io.quarkus\".level", "INFO");
        }
    }

    @Test
    void isHealthy() {
        when().get("/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void storesASpanAndGivesItsTrace() throws IOException {
        var span = Otlp.span("GET /packaged");

        var answer = new OtlpHttp(port("OTLP/HTTP on http://")).post("/v1/traces",
                Otlp.traces("service-a", span).toByteArray());

        assertEquals(200, answer.statusCode());
        when().get("/api/v2/trace/" + Otlp.hex(span.getTraceId())).then().statusCode(200)
                .body("name", equalTo(List.of("get /packaged")));
    }

    @Test
    void servesTheUi() {
        when().get("/").then().statusCode(200).body(containsString("<title>Zipkin</title>"));
        when().get("/zipkin/traces/0af7651916cd43dd8448eb211c80319c").then().statusCode(200)
                .body(containsString("<title>Zipkin</title>"));
        when().get("/zipkin/config.json").then().statusCode(200).body("searchEnabled", equalTo(true));
        when().get("/zipkin/api/v2/services").then().statusCode(200);
    }

    /** From the line that says where it listens. */
    static int port(String listener) throws IOException {
        var port = Pattern.compile(Pattern.quote(listener) + "127\\.0\\.0\\.1:([1-9]\\d*)").matcher(Files.readString(LOG));
        assertTrue(port.find());
        return Integer.parseInt(port.group(1));
    }
}
