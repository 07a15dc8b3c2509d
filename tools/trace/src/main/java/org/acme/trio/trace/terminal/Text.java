package org.acme.trio.trace.terminal;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prepares text from other programs for the terminal. */
public final class Text {

    /** Control and format characters, line and paragraph separators, unpaired surrogates. */
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Text() {
    }

    /** {@return the text with each character that a terminal would act on, or not show, as an escape sequence of Java} */
    public static String printable(String text) {
        return NOT_SHOWN.matcher(text).replaceAll(match -> Matcher.quoteReplacement(escaped(match.group())));
    }

    /** {@return the text, cut to a number of characters of which the last three are dots} */
    public static String clip(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    private static String escaped(String character) {
        return switch (character) {
            case "\n" -> "\\n";
            case "\r" -> "\\r";
            case "\t" -> "\\t";
            default -> character.chars().mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit)).collect(joining());
        };
    }
}
