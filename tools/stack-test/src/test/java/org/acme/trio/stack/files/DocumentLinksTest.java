package org.acme.trio.stack.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links and pictures of the documents lead to files and headings that are there. */
class DocumentLinksTest {

    /** Of this project, and not of another address. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String directory : List.of(".", "docs", "deploy")) {
            ProjectFiles.list(directory, ".md").forEach(file -> documents.add(ProjectFiles.ROOT.resolve(file)));
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadSomewhere(Path document) throws IOException {
        List<String> dead = new ArrayList<>();
        LINK.matcher(Files.readString(document)).results().forEach(link -> {
            Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
            if (!Files.exists(target) || link.group(2) != null && !anchors(target).contains(link.group(2))) {
                dead.add(link.group());
            }
        });

        assertEquals(List.of(), dead);
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) {
        try {
            return HEADING.matcher(Files.readString(document)).results()
                    .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
