package org.acme.trio.problem;

import java.util.List;
import java.util.regex.Pattern;

/** A parameter has a value that is not allowed. It is answered with status 400 and a {@link Problem}. */
public class BadParameterException extends RuntimeException {

    private static final int SHOWN = 64;
    /** Control and format characters, line separators and halves of surrogate pairs. */
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final String parameter;
    private final transient List<String> allowed;

    /**
     * The answer shows up to 64 characters of the name and of the value, with U+FFFD for each that is not printable.
     *
     * @param parameter the name of the parameter
     * @param given the value that the client sent
     * @param allowed the values that are allowed
     */
    public BadParameterException(String parameter, String given, List<String> allowed) {
        super(shown(parameter) + " is '" + shown(given) + "', allowed: " + String.join(", ", allowed), null, false, false);
        this.parameter = shown(parameter);
        this.allowed = allowed;
    }

    /** @param allowed the values that are allowed, in words */
    public BadParameterException(String parameter, String given, String allowed) {
        this(parameter, given, List.of(allowed));
    }

    /** For a value that nobody else may read, such as a password: answer, span and log do not quote it. */
    public static BadParameterException withoutValue(String parameter, String allowed) {
        return new BadParameterException(parameter, allowed);
    }

    private BadParameterException(String parameter, String allowed) {
        super(parameter + " is not accepted, allowed: " + allowed, null, false, false);
        this.parameter = parameter;
        this.allowed = List.of(allowed);
    }

    Problem problem() {
        return Problem.of(400, getMessage()).about(parameter, allowed);
    }

    private static String shown(String text) {
        return NOT_PRINTABLE.matcher(text.substring(0, Math.min(text.length(), SHOWN))).replaceAll("\uFFFD");
    }
}
