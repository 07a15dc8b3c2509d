package org.acme.trio.servicea.accounts;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jose4j.lang.JoseException;

/**
 * The directory of the signing keys: {@code signing-key.json}, and {@code retired-SECONDS.json} for a key that was
 * renamed at this time, in seconds since 1970. All are JSON Web Keys. Several instances may share the directory.
 */
final class KeyFiles {

    private static final String SIGNING = "signing-key.json";
    private static final Pattern RETIRED = Pattern.compile("retired-(\\d{1,12})\\.json");
    /** Longer than it takes until all who sign and verify have noticed. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Path directory;
    private final Duration tokenLifetime;

    KeyFiles(Path directory, Duration tokenLifetime) {
        this.directory = directory;
        this.tokenLifetime = tokenLifetime;
    }

    /** The signing key, which is made if it is not there, and the retired keys that still have valid tokens. */
    KeyRing read() throws IOException, JoseException {
        Path signing = directory.resolve(SIGNING);
        if (Files.notExists(signing)) {
            make(signing);
        }
        List<KeyRing.Entry> entries = new ArrayList<>(List.of(KeyRing.parse(Files.readString(signing))));
        for (Path file : retired()) {
            entries.add(KeyRing.parse(Files.readString(file)));
        }
        return new KeyRing(entries);
    }

    private List<Path> retired() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(this::hasTokens).sorted(Comparator.reverseOrder()).toList();
        }
    }

    private boolean hasTokens(Path file) {
        Matcher retired = RETIRED.matcher(file.getFileName().toString());
        return retired.matches() && Instant.ofEpochSecond(Long.parseLong(retired.group(1))).plus(tokenLifetime).plus(MARGIN)
                .isAfter(Instant.now());
    }

    /** The file is never there in part, and is that of the first one if several make it at the same time. */
    private void make(Path signing) throws IOException {
        Files.createDirectories(directory, permissions("rwx------"));
        Path draft = Files.createTempFile(directory, "draft-", ".json", permissions("rw-------"));
        try {
            Files.writeString(draft, KeyRing.generate());
            Files.createLink(signing, draft);
        } catch (FileAlreadyExistsException e) {
            // Another instance's key is as good.
        } finally {
            Files.delete(draft);
        }
    }

    private FileAttribute<?>[] permissions(String posix) {
        boolean supported = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return supported
                ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix)) }
                : new FileAttribute<?>[0];
    }
}
