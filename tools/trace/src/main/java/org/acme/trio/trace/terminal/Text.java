package org.acme.trio.trace.terminal;

import java.util.Locale;

/** Text from outside, made fit for a terminal. */
public final class Text {

    private Text() {
    }

    /**
     * {@return the text with every character that a terminal would not show as itself written as in Java source: control and
     * format characters, line separators and surrogates without a partner}
     */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                case '\t' -> printable.append("\\t");
                default -> {
                    if (isShown(character)) {
                        printable.appendCodePoint(character);
                    } else {
                        for (char unit : Character.toChars(character)) {
                            printable.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                        }
                    }
                }
            }
        });
        return printable.toString();
    }

    /** {@return the text, cut to a number of characters; three dots stand for what was cut off} */
    public static String clip(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}
