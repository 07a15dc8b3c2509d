package org.acme.trio.telemetry;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.quarkus.arc.properties.IfBuildProperty;

/**
 * What takes the place of a signal that a build leaves out, with {@code -Dquarkus.otel.enabled=false} or
 * {@code -Dquarkus.micrometer.enabled=false}: it does nothing.
 */
class AbsentSignals {

    @Produces
    @Singleton
    @IfBuildProperty(name = "quarkus.otel.enabled", stringValue = "false")
    Tracer traces() {
        return TracerProvider.noop().get("");
    }

    @Produces
    @Singleton
    @IfBuildProperty(name = "quarkus.micrometer.enabled", stringValue = "false")
    MeterRegistry metrics() {
        return new CompositeMeterRegistry();
    }
}
