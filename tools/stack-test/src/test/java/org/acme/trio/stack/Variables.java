package org.acme.trio.stack;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces variables, which begin with a dollar sign. */
final class Variables {

    private static final Pattern PROVISIONED = Pattern.compile("\\$\\$|\\$\\{(\\w+)}");
    private static final Pattern QUERIED = Pattern.compile("\\$(?:\\{([\\w.]+)(?::\\w+)?}|([A-Za-z_]\\w*))");

    private Variables() {
    }

    /** {@return a provisioning file as Grafana reads it: a doubled dollar sign stands for one; without value left as it is} */
    static String provisioned(String text, Map<String, String> values) {
        return PROVISIONED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(
                match.group(1) == null ? "$" : values.getOrDefault(match.group(1), match.group())));
    }

    /**
     * {@return the query as Grafana sends it: {@code $name}, <code>${name}</code> and <code>${name:format}</code> replaced}
     *
     * @throws IllegalArgumentException when a variable has no value
     */
    static String inQuery(String query, Map<String, String> values) {
        return QUERIED.matcher(query).replaceAll(match -> {
            String name = match.group(1) != null ? match.group(1) : match.group(2);
            return Optional.ofNullable(values.get(name)).map(Matcher::quoteReplacement)
                    .orElseThrow(() -> new IllegalArgumentException("the variable $" + name + " is not known in " + query));
        });
    }
}
