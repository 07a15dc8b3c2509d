package org.acme.trio.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/**
 * A key of Quarkus, mapped once more so that a bad value stops the start: the SDK takes {@code NaN} as 0, and of others
 * says what is wrong but not where.
 */
@ConfigMapping(prefix = "quarkus.otel.traces.sampler")
public interface SamplerConfig {

    /** The share of traces that is recorded, from 0 to 1. */
    @WithConverter(Share.class)
    double arg();
}
