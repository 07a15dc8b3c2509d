package org.acme.trio.problem;

import java.util.List;
import java.util.regex.Pattern;

/** A parameter has a value that it may not have: 400. */
public class BadParameterException extends RuntimeException {

    private static final int SHOWN = 64;
    /** Control and format characters, line separators and halves of surrogate pairs. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final String parameter;
    private final transient List<String> allowed;

    /**
     * The answer shows at most 64 characters of name and value, with U+FFFD in place of those that cannot be seen.
     *
     * @param parameter its name
     * @param given the whole value that the caller sent
     * @param allowed the values it may have
     */
    public BadParameterException(String parameter, String given, List<String> allowed) {
        super(shown(parameter) + " is '" + shown(given) + "', allowed: " + String.join(", ", allowed), null, false, false);
        this.parameter = shown(parameter);
        this.allowed = allowed;
    }

    public BadParameterException(String parameter, String given, String allowed) {
        this(parameter, given, List.of(allowed));
    }

    Problem problem() {
        return Problem.of(400, getMessage()).about(parameter, allowed);
    }

    private static String shown(String text) {
        return INVISIBLE.matcher(text.substring(0, Math.min(text.length(), SHOWN))).replaceAll("\uFFFD");
    }
}
