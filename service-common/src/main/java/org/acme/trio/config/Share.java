package org.acme.trio.config;

import java.util.regex.Pattern;

import org.eclipse.microprofile.config.spi.Converter;

/** Takes decimal numbers from 0 to 1 only. */
public class Share implements Converter<Double> {

    private static final Pattern DECIMAL = Pattern.compile("\\d*\\.?\\d+([eE]-?\\d+)?");

    @Override
    public Double convert(String value) {
        if (!DECIMAL.matcher(value).matches() || Double.parseDouble(value) > 1) {
            throw new IllegalArgumentException("it is not a number from 0 to 1");
        }
        return Double.valueOf(value);
    }
}
