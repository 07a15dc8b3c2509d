package org.acme.trio.cli.grafana;

import java.util.Optional;
import java.util.function.Function;

/** The variables of links between data sources, such as <code>${__trace.traceId}</code> or {@code $__tags}. */
public final class LinkVariables {

    private LinkVariables() {
    }

    /**
     * {@return the text with all variables filled in}
     *
     * @throws IllegalArgumentException when a variable is not known
     */
    public static String apply(String text, Function<String, Optional<String>> values) {
        return Dollars.query(text, values);
    }
}
