package org.acme.trio.cli.grafana;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics that a PromQL expression asks for. It does not check the expression: promtool does. */
public final class PromQl {

    private static final Pattern NAME_MATCHER = Pattern.compile("__name__\\s*=(~?)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`");
    /** After strings are gone: label matchers, ranges, lists of labels, variables, numbers and durations. */
    private static final Pattern NO_METRICS = Pattern.compile("\\{[^}]*\\}|\\[[^\\]]*\\]|\\$\\w+"
            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)|(?<![\\w:.])\\d[\\w.]*");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan", "group_left",
            "group_right", "by", "without", "on", "ignoring");

    private PromQl() {
    }

    /**
     * {@return the names of the metrics, sorted; for a matcher {@code __name__=~"a|b.+"} each alternative as a regular
     * expression}
     *
     * @param expression may have Grafana's variables
     */
    public static Set<String> metrics(String expression) {
        Set<String> metrics = new TreeSet<>();
        NAME_MATCHER.matcher(expression).results().forEach(match -> metrics.addAll(
                match.group(1).isEmpty() ? Set.of(match.group(2)) : alternatives(match.group(2))));
        // Variables first: braces and brackets may surround them.
        String bare = expression.replaceAll("\\$\\{[^}]*\\}", "1");
        bare = STRING.matcher(bare).replaceAll("");
        bare = NO_METRICS.matcher(bare).replaceAll(" ");
        Matcher identifiers = IDENTIFIER.matcher(bare);
        while (identifiers.find()) {
            if (!KEYWORDS.contains(identifiers.group().toLowerCase(Locale.ROOT))) {
                metrics.add(identifiers.group());
            }
        }
        return metrics;
    }

    private static Set<String> alternatives(String regex) {
        // A bar within parentheses does not part alternatives of the whole.
        return Set.copyOf(Arrays.asList(regex.split("\\|(?![^(]*\\))")));
    }
}
