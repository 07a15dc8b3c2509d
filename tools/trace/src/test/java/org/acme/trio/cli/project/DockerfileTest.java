package org.acme.trio.cli.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.acme.trio.cli.project.Compose.Service;
import org.junit.jupiter.api.Test;

/** The images of the services and of the load generator. */
class DockerfileTest {

    private static final List<String> ANNOUNCED_BY_THE_JVM = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /** "Picked up JAVA_TOOL_OPTIONS: ..." is not JSON, and whoever reads the log expects nothing else. */
    @Test
    void printsNoLineOfTheJvm() throws IOException {
        for (String variable : ANNOUNCED_BY_THE_JVM) {
            assertFalse(text().contains(variable), variable);
            for (Service service : Compose.all()) {
                assertFalse(service.definition().path("environment").has(variable), service.toString());
            }
        }
    }

    @Test
    void compilesWithAllTheJvmHasButForTheDemo() throws IOException {
        assertFalse(stage("jvm").contains(FIRST_COMPILER_ONLY));

        for (String name : List.of("service-a", "service-b", "service-c")) {
            assertTrue(Compose.strings(Compose.base(name).definition().path("command")).contains(FIRST_COMPILER_ONLY), name);
        }
    }

    /** What comes last wins: options before what the image is told to run. */
    @Test
    void takesOptionsOfTheJvmAsItsCommand() throws IOException {
        String jar = found("CMD \\[(\"-jar\", \"/app/[a-z-]+\\.jar\")\\]", stage("jvm"));

        assertTrue(stage("jvm").contains("\nENTRYPOINT [\"java\", "), stage("jvm"));
        assertEquals("[\"" + FIRST_COMPILER_ONLY + "\",\"-jar\",\"/app/quarkus-run.jar\"]",
                Compose.base("service-a").definition().path("command").toString());
        assertTrue(jar.contains("/app/quarkus-run.jar"), jar);
    }

    @Test
    void hasTheLibrariesThatTheJarOfTheLoadGeneratorNames() throws IOException {
        assertTrue(ProjectFiles.text("tools/trace/pom.xml").contains("<classpathPrefix>lib/</classpathPrefix>"));
        assertTrue(stage("load").contains(" /src/tools/trace/target/lib /app/lib\n"), stage("load"));
    }

    @Test
    void buildsWithTheMavenThatTheWrapperFetches() throws IOException {
        Set<String> versions = new TreeSet<>();
        Pattern.compile("(?m)^FROM maven:([\\d.]+)-").matcher(text()).results().map(match -> match.group(1))
                .forEach(versions::add);

        assertEquals(Set.of(found("readonly PINNED=([\\d.]+)", ProjectFiles.text("mvnw"))), versions);
    }

    private static String text() throws IOException {
        return ProjectFiles.text("deploy/Dockerfile").replaceAll("(?m)^#.*\n", "");
    }

    private static String stage(String name) throws IOException {
        return found("(?s)(\nFROM \\S+ AS " + name + "\n.*?)(?=\nFROM |\\z)", text());
    }

    private static String found(String regex, String text) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertTrue(matcher.find(), regex);
        return matcher.group(1);
    }
}
