package org.acme.trio.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;

/** A bad value is refused with a message that names its key. */
class ConfigurationTest {

    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void theDefaultsAreValid() throws IOException {
        Peers peers = new Peers(config(Map.of()), "service-a");
        assertThat(peers.self().name()).isEqualTo("service-a");
        assertThat(peers.one().url()).hasToString("http://127.0.0.1:8082");
        assertThat(peers.two().name()).isEqualTo("service-c");
        assertThat(peers.shortNames()).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource({ "trio.chain.hop-timeout,0s", "trio.chain.hop-timeout,2m", "trio.chain.hop-timeout,soon",
            "trio.chain.breaker.failure-ratio,0", "trio.chain.breaker.failure-ratio,2",
            "trio.chain.breaker.request-volume,1", "trio.chain.breaker.delay,0s", "trio.chain.max-hops,0",
            "trio.chain.max-delay,-1s", "trio.chain.max-delay,61s", "trio.chain.faults,", "trio.chain.faults,maybe",
            "trio.chain.faults,1", "trio.chain.faults,flase",
            "trio.io-task.duration,61s", "trio.io-task.duration,-1s", "trio.cpu-task.iterations,0",
            "trio.cpu-task.iterations,many", "trio.random-sleep.max,1h" })
    void aValueOutOfItsBoundsIsRefused(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value == null ? "" : value))).hasMessageContaining(key);
    }

    @Test
    void aKeyThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> config(Map.of("trio.chain.hop-timout", "1s"))).hasMessageContaining("trio.chain.hop-timout");
    }

    @ParameterizedTest
    @CsvSource({ "trio.chain.peer-one,service-x", "trio.chain.peer-two,b", "trio.services.service-b,ftp://127.0.0.1",
            "trio.services.service-c,http:///nowhere",
            "trio.services.service-b,http://[", "trio.services.service-c,127.0.0.1:8083" })
    void aPeerThatCannotBeCalledIsRefused(String key, String value) throws IOException {
        TrioConfig config = config(Map.of(key, value));
        assertThatThrownBy(() -> new Peers(config, "service-a")).hasMessageContaining(key).hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource({ "http://127.0.0.1:99999,port", "http://127.0.0.1:0,port", "http://127.0.0.1:65536,port",
            "http://127.0.0.1:8082/b,path", "http://127.0.0.1:8082//,path", "http://127.0.0.1:8082?x=1,query",
            "http://127.0.0.1:8082/?,query", "http://127.0.0.1:8082/#b,fragment", "http://secret@127.0.0.1:8082,user",
            "http://me:secret@127.0.0.1:8082,user", "http://me:secret@127.0.0.1:99999,user",
            "http://me:secret@/nowhere,absolute", "ftp://me:secret@127.0.0.1,absolute",
            "http://me:secret@host_b:8082,absolute", "http://me:secret@[,absolute" })
    void anAddressOfAServiceIsSchemeHostAndPortOnly(String url, String what) throws IOException {
        TrioConfig config = config(Map.of("trio.services.service-b", url));
        assertThatThrownBy(() -> new Peers(config, "service-a")).hasMessageContaining("trio.services.service-b")
                .hasMessageContaining(what).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://b", "https://b.example:443", "http://b:65535/", "http://[::1]:8082" })
    void anAddressMayLeaveOutThePortAndEndInASlash(String url) throws IOException {
        Peers peers = new Peers(config(Map.of("trio.services.service-b", url)), "service-a");
        assertThat(peers.one().url()).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({ "trio.chain.peer-one,service-a", "trio.chain.peer-two,service-a", "trio.chain.peer-two,service-b" })
    void peersAreTwoOthers(String key, String value) throws IOException {
        TrioConfig config = config(Map.of(key, value));
        assertThatThrownBy(() -> new Peers(config, "service-a")).hasMessageContaining(key).hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "NaN", "-0.1", "1.1", "Infinity", "many", "0x1p-1", "1d" })
    void aShareOfTracesThatIsNoneIsRefused(String value) {
        assertThatThrownBy(() -> config(Map.of("quarkus.otel.traces.sampler.arg", value)))
                .hasMessageContaining("quarkus.otel.traces.sampler.arg").hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "1", "1.0", "0.25", ".5", "1e-3" })
    void aShareOfTracesIsADecimalNumber(String value) throws IOException {
        config(Map.of("quarkus.otel.traces.sampler.arg", value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "otel.service.name|x", "quarkus.otel.service.name|x",
            "otel.resource.attributes|service.name=x", "quarkus.otel.resource.attributes|a=b, service.name = x,c=d" })
    void anotherNameInTracesThanInMetricsAndLogsIsRefused(String key, String value) {
        assertThatThrownBy(
                () -> OtelSettings.check("service-a", asked -> Optional.of(value).filter(given -> asked.equals(key))))
                .hasMessageContaining(key).hasMessageContaining("service-a").hasMessageContaining(" x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "otel.service.name|service-a", "otel.resource.attributes|service.name=service-a",
            "otel.resource.attributes|other.service.name=x", "otel.resource.attributes|service.namespace=x" })
    void theSameNameAgainIsAllowed(String key, String value) {
        OtelSettings.check("service-a", asked -> Optional.of(value).filter(given -> asked.equals(key)));
    }

    /**
     * A native executable would keep the values of the build and ignore all overrides, without a word. On the JVM it
     * does not show.
     */
    @ParameterizedTest
    @ValueSource(classes = { TrioConfig.class, SamplerConfig.class })
    void noMappingIsMadeBeforeTheServiceStarts(Class<?> mapping) {
        assertThat(mapping).hasAnnotation(ConfigMapping.class);
        assertThat(mapping.isAnnotationPresent(StaticInitSafe.class)).isFalse();
    }

    @Test
    void aServiceThatIsNotAmongTheServicesIsRefused() throws IOException {
        TrioConfig config = config(Map.of());
        assertThatThrownBy(() -> new Peers(config, "service-x")).hasMessageContaining("quarkus.application.name")
                .hasMessageContaining("service-x");
    }

    @Test
    void twoServicesOfOneShortNameAreRefused() throws IOException {
        TrioConfig config = config(Map.of("trio.services.other-b", "http://127.0.0.1:1"));
        assertThatThrownBy(() -> new Peers(config, "service-a")).hasMessageContaining("trio.services")
                .hasMessageContaining("service-b").hasMessageContaining("other-b");
    }

    /** The configuration as Quarkus reads it, with {@code overrides} as environment variables would give them. */
    private static TrioConfig config(Map<String, String> overrides) throws IOException {
        URL defaults = ConfigurationTest.class.getResource("/META-INF/microprofile-config.properties");
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(TrioConfig.class)
                .withMapping(SamplerConfig.class)
                .withMappingIgnore("quarkus.**")
                .withSources(new PropertiesConfigSource(defaults, 100))
                .withDefaultValues(Map.of("trio.chain.peer-one", "service-b", "trio.chain.peer-two", "service-c"))
                .withSources(new PropertiesConfigSource(overrides, "overrides", 300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withValidator((BeanValidationConfigValidator) () -> VALIDATOR)
                .build().getConfigMapping(TrioConfig.class);
    }
}
