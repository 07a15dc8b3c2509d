package org.acme.trio.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the server writes about itself in {@code postmaster.pid} of its data directory, which {@code pg_ctl} reads too.
 *
 * @param pid its process id
 * @param ready whether it takes connections
 */
record Postmaster(long pid, boolean ready) {

    private static final int STATUS = 7;

    /**
     * {@return the server of a data directory, unless the file is missing or not yet complete} A killed one leaves its file.
     */
    static Optional<Postmaster> of(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() <= STATUS ? Optional.empty()
                    : Optional.of(new Postmaster(Long.parseLong(lines.get(0)), lines.get(STATUS).strip().equals("ready")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
