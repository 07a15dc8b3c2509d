package org.acme.trio.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

    @TempDir
    private Path directory;

    @Test
    void isMadeOnceAndForNobodyElse() throws IOException {
        Path file = directory.resolve("new/password");
        String password = PasswordFile.read(file);
        assertTrue(password.matches("[\\w-]{24}"), password);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(password, PasswordFile.read(file));
    }

    @Test
    void hasThePasswordInItsFirstLine() throws IOException {
        assertEquals("chosen", PasswordFile.read(Files.writeString(directory.resolve("password"), "chosen\n")));
    }

    @Test
    void isNotEmpty() throws IOException {
        Path file = Files.createFile(directory.resolve("password"));
        assertThrows(IOException.class, () -> PasswordFile.read(file));
    }

    @Test
    void doesNotShowItsPasswordsInMessages() {
        assertEquals("Passwords", new Passwords("secret", "secret").toString());
    }
}
