package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.acme.trio.cli.project.Compose.Service;
import org.junit.jupiter.api.Test;

/** Profiles and override files: those that there are, and those that people are told of. */
class ComposeDocumentedTest {

    @Test
    void listsItsProfilesAtTheTop() throws IOException {
        String sentence = found("(?s)# Profiles: (.*?)\\. Override files:", "deploy/compose.yaml").iterator().next();

        assertEquals(profiles(), Arrays.stream(sentence.replaceAll("\\([^)]*\\)", "").split(","))
                .map(part -> part.replace("#", "").strip().split("\\s")[0])
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void listsItsOverrideFilesAtTheTop() throws IOException {
        assertEquals(Compose.overrideFiles(), found("(compose\\.[a-z-]+\\.yaml)", "deploy/compose.yaml"));
    }

    @Test
    void explainsTheProfilesThatAreNotTheDefault() throws IOException {
        Set<String> told = found("--profile ([a-z-]+)", "deploy/README.md");
        told.addAll(found("COMPOSE_PROFILES=(.+)", "deploy/.env"));

        assertEquals(profiles(), told);
    }

    @Test
    void explainsTheOverrideFiles() throws IOException {
        assertEquals(Compose.overrideFiles(), found("-f deploy/(compose\\.[a-z-]+\\.yaml)", "deploy/README.md"));
    }

    private static Set<String> profiles() throws IOException {
        return Compose.base().stream().map(Service::profiles).flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(String regex, String file) throws IOException {
        return Pattern.compile(regex).matcher(ProjectFiles.text(file)).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
