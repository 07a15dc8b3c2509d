package org.acme.trio.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL, unpacked once beside the jar of this module, or beside its classes in a build.
 *
 * @param directory where {@code bin}, {@code lib} and {@code share} are
 */
record Programs(Path directory) {

    /** Maven takes the archive of the platform that builds, and no other: see pom.xml. */
    private static final List<String> ARCHIVES = List.of("linux-x86_64", "linux-x86_64-alpine_linux", "linux-arm_64",
            "darwin-x86_64", "darwin-arm_64");

    /**
     * {@return the programs of this platform}
     *
     * @throws IOException when the build had none for it, or they cannot be unpacked
     */
    static Programs unpacked() throws IOException {
        URL archive = ARCHIVES.stream().map(name -> Programs.class.getResource("/postgres-" + name + ".txz"))
                .filter(found -> found != null).findFirst()
                .orElseThrow(() -> new IOException("there is no PostgreSQL for this platform in Maven: set "
                        + "QUARKUS_DATASOURCE_JDBC_URL to a database of your own"));
        Path directory = beside().resolve("programs").resolve(versionOf(archive));
        if (Files.notExists(directory)) {
            unpack(archive, directory);
        }
        return new Programs(directory);
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /** The name of the jar has platform and version. */
    private static String versionOf(URL archive) throws IOException {
        String jar = ((JarURLConnection) archive.openConnection()).getJarFileURL().getPath();
        return jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", "");
    }

    private static Path beside() throws IOException {
        try {
            return Path.of(Programs.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Under another name until it is complete: two may start at once, and one may be killed. */
    private static void unpack(URL archive, Path directory) throws IOException {
        Files.createDirectories(directory.getParent());
        Path partial = Files.createTempDirectory(directory.getParent(), "partial");
        // Whoever runs the server has to read them, and a temporary directory is for its owner only.
        Account.openToAll(partial);
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream files = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                unpack(files, entry, partial);
            }
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(partial);
            if (Files.notExists(directory)) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException(entry.getName() + " is outside of the archive");
        } else if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(content, file);
            if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make " + file + " executable");
            }
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
