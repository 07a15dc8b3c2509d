package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;

/** A bad value is refused with a message that names its key. */
class AccountsConfigTest {

    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void theDefaultsAreValid() throws IOException {
        AccountsConfig config = config(Map.of());
        assertThat(config.maxFailures()).isEqualTo(10);
        assertThat(config.failureWindow()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.signingKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "token-lifetime,0s", "token-lifetime,2d", "token-lifetime,soon", "bcrypt-cost,3", "bcrypt-cost,16",
            "bcrypt-cost,ten", "max-failures,0", "max-failures,1001", "failure-window,0s", "failure-window,2d", "timeout,9ms",
            "timeout,61s", "max-concurrency,0", "max-concurrency,1001", "max-queue,0", "max-queue,10001",
            "max-active-users,0", "max-active-users,1000001", "keys-directory,", "tokn-lifetime,1s" })
    void aValueOutOfItsBoundsIsRefused(String key, String value) {
        assertThatThrownBy(() -> config(Map.of("trio.accounts." + key, value == null ? "" : value)))
                .hasMessageContaining("trio.accounts." + key);
    }

    /** A native executable would keep the values of the build. */
    @Test
    void theMappingIsNotMadeBeforeTheServiceStarts() {
        assertThat(AccountsConfig.class.isAnnotationPresent(StaticInitSafe.class)).isFalse();
    }

    private static AccountsConfig config(Map<String, String> overrides) throws IOException {
        URL defaults = AccountsConfigTest.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(AccountsConfig.class)
                .withSources(new PropertiesConfigSource(defaults, 100))
                .withSources(new PropertiesConfigSource(overrides, "overrides", 300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMappingIgnore("trio.chain.**")
                .withValidator((BeanValidationConfigValidator) () -> VALIDATOR)
                .build().getConfigMapping(AccountsConfig.class);
    }
}
