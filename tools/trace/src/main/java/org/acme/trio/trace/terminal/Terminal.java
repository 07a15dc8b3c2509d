package org.acme.trio.trace.terminal;

import java.util.Map;

/**
 * What the output can show.
 *
 * @param width in columns
 * @param colour whether it shows ANSI escape sequences as colours
 */
public record Terminal(int width, boolean colour) {

    private static final int DEFAULT_WIDTH = 100;
    private static final int MIN_WIDTH = 70;
    private static final int MAX_WIDTH = 400;

    /** {@return the terminal of this process; without colours if {@code NO_COLOR} is set or the output is redirected} */
    public static Terminal detect(boolean noColour) {
        // From Java 22 (JDK-8308591) to 24 (JDK-8351435) there is a console even when the output is redirected.
        System.setProperty("jdk.console", "java.base");
        return of(System.console() != null, noColour, System.getenv());
    }

    static Terminal of(boolean interactive, boolean noColour, Map<String, String> environment) {
        boolean colour = interactive && !noColour && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(width(environment.getOrDefault("COLUMNS", "")), colour);
    }

    /** {@return the text in red, if there are colours} */
    public String red(String text) {
        return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    private static int width(String columns) {
        return columns.matches("[0-9]{1,6}")
                ? Math.min(Math.max(Integer.parseInt(columns), MIN_WIDTH), MAX_WIDTH)
                : DEFAULT_WIDTH;
    }
}
