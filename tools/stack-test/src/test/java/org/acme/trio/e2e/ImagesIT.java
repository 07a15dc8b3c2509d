package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code images.sh} carries to a machine without a registry. Each image of the engine is a file with its id. */
class ImagesIT {

    private static final String ENGINE = """
            cd %s
            echo "$@" >>asked
            case "$*" in
              info*) cat store ;;
              *"--profile * config --images") printf 'trio/service-a:1.0.0\\ngrafana/loki:3.7.6\\ntrio/service-a:1.0.0\\n' ;;
              "image inspect"*) id="$(cat "images/${3#*/}")" && echo "$5" | sed "s/{{.Id}}/$id/; s/{{if.*/-/" ;;
              "image save"*) printf '%%s ' "$@" >"$4" ;;
              "image load"*) cp saved/* images ;;
            esac""";

    @TempDir
    private Path directory;
    private Path archive;
    private Scripts scripts;

    @BeforeEach
    void makeAnEngineWithTwoImages() throws IOException {
        archive = directory.resolve("archive.tar");
        scripts = new Scripts(directory.resolve("run"), Duration.ofMinutes(1));
        scripts.path().addInstalled(List.of("cp"));
        scripts.path().addScript("docker", ENGINE.formatted(directory));
        Files.createDirectory(directory.resolve("saved"));
        Files.createDirectory(directory.resolve("images"));
        Files.writeString(directory.resolve("store"), "overlay2\n");
        for (String image : List.of("service-a:1.0.0", "loki:3.7.6")) {
            Files.writeString(directory.resolve("images").resolve(image), "sha256:" + image.length());
            Files.writeString(directory.resolve("saved").resolve(image), "sha256:" + image.length());
        }
    }

    @Test
    void pullsWhatIsNotBuiltHereAndBuildsTheRest() throws IOException {
        scripts.expect(0, "images.sh", "pull");
        String asked = Files.readString(directory.resolve("asked"));
        assertTrue(asked.matches("(?s).*--profile \\* pull --ignore-buildable\n.*--profile \\* build\n"), asked);
    }

    @Test
    void savesEachImageOfAllProfilesOnceAndListsItsId() throws IOException {
        scripts.expect(0, "images.sh", "save", archive.toString());
        assertTrue(Files.readString(archive).endsWith(" grafana/loki:3.7.6 trio/service-a:1.0.0 "));
        List<String> list = Files.readAllLines(Path.of(archive + ".list"));
        assertTrue(list.get(0).matches("[0-9a-f]{64}"), list.get(0));
        assertEquals(List.of("grafana/loki:3.7.6 sha256:10 overlay2 -", "trio/service-a:1.0.0 sha256:15 overlay2 -"),
                list.subList(1, list.size()));
    }

    @Test
    void savesNothingWhereAnImageIsMissing() throws IOException {
        Files.delete(directory.resolve("images/loki:3.7.6"));
        assertTrue(scripts.expect(1, "images.sh", "save", archive.toString()).contains("images.sh pull first"));
        assertFalse(Files.exists(archive));
    }

    @Test
    void loadsWhatWasSaved() throws IOException {
        scripts.expect(0, "images.sh", "save", archive.toString());
        Files.delete(directory.resolve("images/loki:3.7.6"));
        scripts.expect(0, "images.sh", "load", archive.toString());
        assertTrue(Files.exists(directory.resolve("images/loki:3.7.6")));
    }

    @Test
    void loadsNothingOfAnArchiveThatIsNotTheOneOfItsList() throws IOException {
        scripts.expect(0, "images.sh", "save", archive.toString());
        Files.writeString(archive, "x", StandardOpenOption.APPEND);
        assertTrue(scripts.expect(1, "images.sh", "load", archive.toString()).contains("nothing is loaded"));
        assertFalse(Files.readString(directory.resolve("asked")).contains("image load"));
    }

    @Test
    void saysThatAnArchiveHasNoList() {
        assertTrue(scripts.expect(1, "images.sh", "load", archive.toString()).contains("cannot read " + archive + ".list"));
    }

    @Test
    void saysWhichImageDiffersAndWhichIsMissing() throws IOException {
        scripts.expect(0, "images.sh", "save", archive.toString());
        scripts.expect(0, "images.sh", "check", archive.toString());
        Files.delete(directory.resolve("images/loki:3.7.6"));
        Files.writeString(directory.resolve("images/service-a:1.0.0"), "sha256:other");
        String output = scripts.expect(1, "images.sh", "check", archive.toString());
        assertTrue(output.contains("grafana/loki:3.7.6 is missing, not sha256:10"), output);
        assertTrue(output.contains("trio/service-a:1.0.0 is sha256:other, not sha256:15"), output);
    }

    /** That of containerd calls an image by its manifest, the older one by its configuration. */
    @Test
    void comparesNoIdsOfDifferentImageStores() throws IOException {
        scripts.expect(0, "images.sh", "save", archive.toString());
        Files.writeString(directory.resolve("store"), "overlayfs\n");
        Files.writeString(directory.resolve("images/service-a:1.0.0"), "sha256:other");
        scripts.expect(0, "images.sh", "check", archive.toString());
        Files.delete(directory.resolve("images/loki:3.7.6"));
        assertTrue(scripts.expect(1, "images.sh", "check", archive.toString()).contains("grafana/loki:3.7.6 is missing"));
    }

    @Test
    void saysThatNoEngineAnswers() {
        scripts.path().addScript("docker", "exit 1");
        assertTrue(scripts.expect(1, "images.sh", "pull").contains("no container engine answers"));
    }

    @Test
    void takesOneArchive() {
        scripts.expect(2, "images.sh");
        scripts.expect(2, "images.sh", "save");
        scripts.expect(2, "images.sh", "pull", archive.toString());
    }
}
