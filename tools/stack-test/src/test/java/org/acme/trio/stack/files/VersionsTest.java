package org.acme.trio.stack.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.acme.trio.stack.files.Compose.Service;
import org.junit.jupiter.api.Test;

/** The versions of the backends stand in {@code deploy/.env}, where compose and the update bot read them. */
class VersionsTest {

    /** What the bot looks for: a comment with the image above the version. Those of PostgreSQL have two figures. */
    private static final Pattern VERSION = Pattern.compile("# renovate: datasource=docker depName=(\\S+)\n"
            + "(\\w+_VERSION)=(v?\\d+\\.\\d+\\.\\d+|(?<=\nPOSTGRES_VERSION=)\\d+\\.\\d+)\n");
    private static final Pattern EMBEDDED = Pattern.compile("<postgres.version>(\\d+\\.\\d+)\\.\\d+</postgres.version>");
    private static final Pattern OWN = Pattern.compile("trio/[a-z-]+:(\\d+\\.\\d+\\.\\d+(-native)?|dev)");
    private static final Pattern MAVEN = Pattern.compile("maven:([\\d.]+)-eclipse-temurin-(\\d+)");
    private static final Pattern MANDREL = Pattern.compile("mandrel-builder-image:jdk-(\\d+)");
    private static final Pattern LABEL = Pattern.compile("org\\.opencontainers\\.image\\.version=(\\S+)");
    private static final Pattern PROJECT = Pattern.compile("<artifactId>trio-parent</artifactId>\\s*<version>(.+)</version>");
    private static final Pattern REFERENCE = Pattern.compile("\\b([\\w./-]+):\\$\\{(\\w+_VERSION)(?::\\?)?\\}");

    @Test
    void areExactAndKnownToTheBot() throws IOException {
        String text = ProjectFiles.text("deploy/.env");
        assertEquals(text.lines().filter(line -> line.matches("\\w+_VERSION=.*")).count(),
                VERSION.matcher(text).results().count());
    }

    @Test
    void areThoseOfTheImagesThatTheyAreUsedFor() throws IOException {
        Map<String, String> used = new TreeMap<>();
        for (String file : new String[] { Compose.BASE, "deploy/collector/Dockerfile", "deploy/promtail/Dockerfile" }) {
            REFERENCE.matcher(ProjectFiles.text(file)).results().filter(match -> !match.group(1).startsWith("trio/"))
                    .forEach(match -> used.put(match.group(2), match.group(1)));
        }
        Map<String, String> there = new TreeMap<>();
        VERSION.matcher(ProjectFiles.text("deploy/.env")).results()
                .forEach(match -> there.put(match.group(2), match.group(1)));
        assertFalse(there.isEmpty());

        assertEquals(there, used);
    }

    /** Classes of a newer Java would not be read by an older native-image. */
    @Test
    void areTheSameForJarsAndForExecutables() throws IOException {
        String images = ProjectFiles.text("deploy/Dockerfile");
        Set<String> jdks = MAVEN.matcher(images).results().map(match -> match.group(2)).collect(Collectors.toSet());

        assertEquals(1, MAVEN.matcher(images).results().map(MatchResult::group).distinct().count(), images);
        assertEquals(jdks, MANDREL.matcher(images).results().map(match -> match.group(1)).collect(Collectors.toSet()));
    }

    @Test
    void ofPostgresAreTheSameInTheContainerAndEmbedded() throws IOException {
        Matcher embedded = EMBEDDED.matcher(ProjectFiles.text("tools/embedded-database/pom.xml"));
        assertTrue(embedded.find());
        assertTrue(ProjectFiles.text("deploy/.env").contains("\nPOSTGRES_VERSION=" + embedded.group(1) + "\n"));
    }

    @Test
    void areInNoComposeFileButForOurOwnImages() throws IOException {
        for (Service service : Compose.all()) {
            assertTrue(service.image().isEmpty() || OWN.matcher(service.image()).matches()
                    || REFERENCE.matcher(service.image()).matches(), service + " " + service.image());
        }
    }

    @Test
    void ofOurImagesAreThatOfTheProject() throws IOException {
        Matcher project = PROJECT.matcher(ProjectFiles.text("pom.xml"));
        assertTrue(project.find());
        for (Service service : Compose.all()) {
            if (service.definition().at("/build/context").asText().equals("..")) {
                assertTrue(service.image().endsWith(":" + project.group(1)), service.toString());
            }
        }
        List<String> labels = LABEL.matcher(ProjectFiles.text("deploy/Dockerfile")).results().map(label -> label.group(1))
                .toList();
        assertEquals(Collections.nCopies(2, project.group(1)), labels);
    }
}
