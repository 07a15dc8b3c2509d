package org.acme.trio.cli.grafana;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what begins with a dollar sign. */
final class Dollars {

    private static final Pattern PROVISIONING = Pattern.compile("\\$(?:(\\$)|\\{(\\w+)\\}|([A-Za-z_]\\w*))");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([\\w.]+)(?::\\w+)?\\}|([A-Za-z_]\\w*))");

    private Dollars() {
    }

    /**
     * {@return the text as Grafana reads it from a provisioning file: {@code $NAME} and <code>${NAME}</code> replaced, two
     * dollar signs as one}
     *
     * @throws IllegalArgumentException when a variable is not known, for which Grafana puts nothing
     */
    static String provisioned(String text, Function<String, Optional<String>> variables) {
        return replaced(PROVISIONING, text, match -> match.group(1) != null ? "$"
                : value(match.group(2) != null ? match.group(2) : match.group(3), variables));
    }

    /**
     * {@return the text as Grafana sends it to a data source: {@code $name}, <code>${name}</code> and
     * <code>${name:format}</code> replaced}
     *
     * @throws IllegalArgumentException when a variable is not known
     */
    static String query(String text, Function<String, Optional<String>> variables) {
        return replaced(VARIABLE, text,
                match -> value(match.group(1) != null ? match.group(1) : match.group(2), variables));
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }

    private static String value(String name, Function<String, Optional<String>> variables) {
        return variables.apply(name)
                .orElseThrow(() -> new IllegalArgumentException("the variable $" + name + " is not known"));
    }
}
