package org.acme.trio.servicea.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of the signing keys. */
class KeyFilesTest {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @TempDir
    Path parent;

    private Path directory;
    private KeyFiles files;

    @BeforeEach
    void noDirectoryYet() {
        directory = parent.resolve("a/keys");
        files = new KeyFiles(directory, LIFETIME);
    }

    @Test
    void aKeyIsMadeOnceAndIsForTheOwnerOnly() throws Exception {
        String id = files.read().signing().id();
        assertThat(files.read().signing().id()).isEqualTo(id);
        assertThat(new KeyFiles(directory, LIFETIME).read().signing().id()).isEqualTo(id);
        assertThat(directory).isDirectoryContaining("glob:**/signing-key.json");
        assertThat(permissions(directory.resolve("signing-key.json"))).isEqualTo("rw-------");
        assertThat(permissions(directory)).isEqualTo("rwx------");
        try (var list = Files.list(directory)) {
            assertThat(list).hasSize(1);
        }
    }

    @Test
    void manyInstancesThatStartAtOnceHaveOneKey() throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> reads = IntStream.range(0, 8)
                    .<Callable<String>> mapToObj(i -> () -> new KeyFiles(directory, LIFETIME).read().signing().id()).toList();
            Set<String> ids = instances.invokeAll(reads).stream().map(KeyFilesTest::result).collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
        } finally {
            instances.shutdown();
        }
    }

    @Test
    void aRetiredKeyIsPublishedForAsLongAsItsTokensLive() throws Exception {
        String id = files.read().signing().id();
        retire(Instant.now().minus(LIFETIME));
        KeyRing ring = files.read();
        assertThat(ring.signing().id()).isNotEqualTo(id);
        assertThat(ring.find(id)).isPresent();
        assertThat(ring.publicKeys()).contains(id).contains(ring.signing().id());
        Files.move(onlyRetired(), directory.resolve("retired-" + Instant.now().minus(LIFETIME).minusSeconds(61)
                .getEpochSecond() + ".json"));
        assertThat(files.read().find(id)).isEmpty();
    }

    @Test
    void aKeyWhoseFileIsDeletedIsGone() throws Exception {
        String id = files.read().signing().id();
        Files.delete(directory.resolve("signing-key.json"));
        KeyRing ring = files.read();
        assertThat(ring.find(id)).isEmpty();
        assertThat(ring.entries()).hasSize(1);
    }

    @Test
    void nothingPrivateIsPublished() throws Exception {
        files.read();
        retire(Instant.now());
        assertThat(files.read().publicKeys()).doesNotContain("\"d\"").contains("\"x\"").contains("\"ES256\"");
    }

    @Test
    void otherFilesAreNoKeys() throws Exception {
        files.read();
        for (String name : List.of("notes.txt", "retired-.json", "retired-99999999999999999999.json", "retired-1.json.bak")) {
            Files.writeString(directory.resolve(name), "x");
        }
        assertThat(files.read().entries()).hasSize(1);
    }

    @Test
    void aFileThatIsNoPrivateKeyIsRefusedWithoutAWordOfIt() throws Exception {
        files.read();
        Files.writeString(directory.resolve("signing-key.json"), "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}");
        assertThatThrownBy(files::read).isInstanceOf(JoseException.class).hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void theKeysOfTheConfigurationAreASetWhoseFirstOneSigns() throws Exception {
        String first = KeyRing.generate();
        String second = KeyRing.generate();
        KeyRing ring = KeyRing.parseSet("{\"keys\":[" + first + "," + second + "]}");
        assertThat(ring.signing().id()).isEqualTo(KeyRing.parse(first).id());
        assertThat(ring.find(KeyRing.parse(second).id())).isPresent();
        for (String wrong : List.of("{\"keys\":[]}", "{}", "x", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}",
                ring.publicKeys())) {
            assertThatThrownBy(() -> KeyRing.parseSet(wrong)).isInstanceOf(JoseException.class);
        }
    }

    private void retire(Instant at) throws IOException {
        Files.move(directory.resolve("signing-key.json"), directory.resolve("retired-" + at.getEpochSecond() + ".json"));
    }

    private Path onlyRetired() throws IOException {
        try (var list = Files.list(directory)) {
            return list.filter(file -> file.getFileName().toString().startsWith("retired-")).findFirst().orElseThrow();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String result(Future<String> read) {
        try {
            return read.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
