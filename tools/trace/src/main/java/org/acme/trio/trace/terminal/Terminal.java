package org.acme.trio.trace.terminal;

import java.util.Map;

/**
 * What the output can show.
 *
 * @param width columns
 * @param interactive whether a person sees a line that is rewritten in place
 * @param colour whether ANSI escape sequences are shown as colours
 */
public record Terminal(int width, boolean interactive, boolean colour) {

    private static final int DEFAULT_WIDTH = 100;
    private static final int MIN_WIDTH = 70;
    private static final int MAX_WIDTH = 400;

    /** {@return the terminal of this process; colours are off when {@code NO_COLOR} is set or nobody looks} */
    public static Terminal detect(boolean noColour) {
        // Java 22 to 24 otherwise have a console even when the output goes into a file.
        System.setProperty("jdk.console", "java.base");
        return of(System.console() != null, noColour, System.getenv());
    }

    static Terminal of(boolean interactive, boolean noColour, Map<String, String> environment) {
        boolean colour = interactive && !noColour && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(width(environment.getOrDefault("COLUMNS", "")), interactive, colour);
    }

    /** {@return the text in red, where there are colours} */
    public String red(String text) {
        return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    private static int width(String columns) {
        return columns.matches("[0-9]{1,6}")
                ? Math.min(Math.max(Integer.parseInt(columns), MIN_WIDTH), MAX_WIDTH)
                : DEFAULT_WIDTH;
    }
}
