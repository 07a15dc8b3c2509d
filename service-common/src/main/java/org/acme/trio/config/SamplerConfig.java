package org.acme.trio.config;

import java.util.regex.Pattern;

import org.eclipse.microprofile.config.spi.Converter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/**
 * A key of Quarkus, mapped once more so that an invalid value fails the start with a message that names the key. The SDK reads
 * {@code NaN} as 0, and its message about other values does not name the key.
 */
@ConfigMapping(prefix = "quarkus.otel.traces.sampler")
public interface SamplerConfig {

    /** The share of traces that is recorded, from 0 to 1. */
    @WithConverter(Share.class)
    double arg();

    /** Takes decimal numbers from 0 to 1 only. */
    class Share implements Converter<Double> {

        private static final Pattern DECIMAL = Pattern.compile("\\d*\\.?\\d+([eE]-?\\d+)?");

        @Override
        public Double convert(String value) {
            if (!DECIMAL.matcher(value).matches() || Double.parseDouble(value) > 1) {
                throw new IllegalArgumentException("it is not a number from 0 to 1");
            }
            return Double.valueOf(value);
        }
    }
}
