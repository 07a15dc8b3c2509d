package org.acme.trio.problem;

import java.util.List;

/** A parameter has a value that it may not have: 400. */
public class BadParameterException extends RuntimeException {

    private static final int SHOWN = 64;

    private final String parameter;
    private final transient List<String> allowed;

    /**
     * @param parameter its name
     * @param given what the caller sent; the answer shows at most 64 characters of it
     * @param allowed the values it may have
     */
    public BadParameterException(String parameter, String given, List<String> allowed) {
        super(parameter + " is '" + given.substring(0, Math.min(given.length(), SHOWN)) + "', allowed: "
                + String.join(", ", allowed), null, false, false);
        this.parameter = parameter;
        this.allowed = allowed;
    }

    public BadParameterException(String parameter, String given, String allowed) {
        this(parameter, given, List.of(allowed));
    }

    Problem problem() {
        return Problem.of(400, getMessage()).about(parameter, allowed);
    }
}
