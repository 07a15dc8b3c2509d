package org.acme.trio.config;

import org.eclipse.microprofile.config.spi.Converter;

/** Takes {@code true} and {@code false} only; the converter that is there takes every other word as false. */
public class TrueOrFalse implements Converter<Boolean> {

    @Override
    public Boolean convert(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is neither true nor false");
        };
    }
}
