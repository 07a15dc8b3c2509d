package org.acme.trio.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;

/**
 * Refuses settings of OpenTelemetry that give the service another name. The name is set when the service is built and is the
 * same in traces, metrics and logs: these settings would change it in traces only.
 */
@Singleton
class OtelSettings {

    private static final List<String> NAMES = List.of("otel.service.name", "quarkus.otel.service.name");
    private static final List<String> ATTRIBUTES = List.of("otel.resource.attributes", "quarkus.otel.resource.attributes");
    private static final Pattern IN_ATTRIBUTES = Pattern.compile("(?:^|,)\\s*service\\.name\\s*=\\s*([^,]*)");

    /** @param sampler injected for its check: a mapping that no bean injects is not validated */
    void onStart(@Observes StartupEvent event, Config config, SamplerConfig sampler,
            @ConfigProperty(name = "quarkus.application.name") String applicationName) {
        check(applicationName, key -> config.getOptionalValue(key, String.class));
    }

    /** @throws IllegalArgumentException that names the key of {@code setting} with another name than {@code own} */
    static void check(String own, Function<String, Optional<String>> setting) {
        NAMES.forEach(key -> setting.apply(key).ifPresent(name -> check(own, key, name)));
        ATTRIBUTES.forEach(key -> setting.apply(key).map(IN_ATTRIBUTES::matcher).filter(Matcher::find)
                .ifPresent(found -> check(own, key, found.group(1))));
    }

    private static void check(String own, String key, String name) {
        if (!name.strip().equals(own)) {
            throw new IllegalArgumentException(key + " names the service " + name + ", but it is " + own);
        }
    }
}
