package org.acme.trio.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A password in a file that only its owner can read. */
final class PasswordFile {

    /** As long as those that up.sh makes: 144 bits. */
    private static final int BYTES = 18;

    private PasswordFile() {
    }

    /**
     * {@return the first line of a file} A file that is missing is made, with mode 0600 and a random password.
     *
     * @throws IOException when it cannot be read or made, or is empty
     */
    static String read(Path file) throws IOException {
        if (Files.notExists(file)) {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().encodeToString(random) + "\n");
        }
        return Files.readAllLines(file).stream().findFirst().filter(line -> !line.isBlank())
                .orElseThrow(() -> new IOException(file + " has no password"));
    }
}
