package org.acme.trio.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that somebody opens who looks for a fault.
 *
 * @param address with the port that its program has by default
 * @param words what it shows; none where a script makes the content in the browser
 */
record Page(URI address, List<String> words) {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (http://[^ |]+) \\| ([^|]*) \\|");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final String HTML = "<!doctype html";

    /** {@return the pages of the table in {@code deploy/README.md}, whose second column has the words in code font} */
    static List<Page> readAll(Path root) throws IOException {
        List<Page> pages = ROW.matcher(Files.readString(root.resolve("deploy/README.md"))).results()
                .map(row -> new Page(URI.create(row.group(1)),
                        WORD.matcher(row.group(2)).results().map(word -> word.group(1)).toList()))
                .toList();
        if (pages.isEmpty()) {
            throw new IOException("deploy/README.md has no table of pages");
        }
        return pages;
    }

    boolean isMadeInTheBrowser() {
        return words.isEmpty();
    }

    /** {@return the words that a body does not have; a page that is made in the browser is HTML} */
    List<String> missingIn(String body) {
        return isMadeInTheBrowser() ? Stream.of(HTML).filter(start -> !body.toLowerCase(Locale.ROOT).contains(start)).toList()
                : words.stream().filter(word -> !body.contains(word)).toList();
    }
}
