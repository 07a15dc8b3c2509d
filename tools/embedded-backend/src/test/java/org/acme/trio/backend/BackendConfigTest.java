package org.acme.trio.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

import jakarta.validation.Validation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;

class BackendConfigTest {

    private static final BeanValidationConfigValidator CONSTRAINTS = Validation
            .buildDefaultValidatorFactory()::getValidator;

    /** The shipped configuration with these changes. */
    static BackendConfig with(Map<String, String> changes) {
        try {
            var shipped = new PropertiesConfigSource(BackendConfig.class.getResource("/application.properties"), 100);
            return new SmallRyeConfigBuilder().addDefaultInterceptors().withValidator(CONSTRAINTS)
                    .withConverter(Duration.class, 100, new DurationConverter()).withSources(shipped)
                    .withSources(new PropertiesConfigSource(changes, "changes", 200))
                    .withMapping(BackendConfig.class).build().getConfigMapping(BackendConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void listensOnThePortsOfTheProtocolsOnLoopback() {
        var config = with(Map.of());

        assertEquals(4317, config.otlp().grpc().port());
        assertEquals(4318, config.otlp().http().port());
        assertEquals("127.0.0.1", config.host());
    }

    @Test
    void bindsAllListenersToTheOneHost() {
        assertEquals("::1", with(Map.of("quarkus.http.host", "::1")).host());
    }

    @ParameterizedTest
    @CsvSource({ "backend.max-spans, 0", "backend.max-spans, many", "backend.otlp.grpc.port, -1",
            "backend.otlp.grpc.port, 65536", "backend.otlp.http.port, http", "backend.otlp.max-request-bytes, 0",
            "backend.otlp.max-request-bytes, 16777217", "backend.otlp.max-record-bytes, 1023",
            "backend.otlp.max-record-bytes, 4194305", "backend.otlp.max-concurrent-requests, 0",
            "backend.otlp.max-concurrent-requests, 65", "backend.otlp.receive-timeout, 99ms", "backend.max-heap-percent, 0",
            "backend.max-heap-percent, 61", "backend.max-value-length, 63", "backend.max-value-length, 1000001" })
    void namesTheKeyOfABadValue(String key, String value) {
        var failure = assertThrows(RuntimeException.class, () -> with(Map.of(key, value)));

        assertTrue(failure.getMessage().replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase().contains(key),
                failure.getMessage());
    }
}
