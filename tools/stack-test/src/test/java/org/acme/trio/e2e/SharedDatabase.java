package org.acme.trio.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.acme.trio.database.EmbeddedDatabase;
import org.acme.trio.database.Passwords;

/** The database of service-a, one for all tests of this JVM. It is started with the first service-a and ends with the JVM. */
final class SharedDatabase {

    private static final Passwords PASSWORDS = new Passwords(UUID.randomUUID().toString(), UUID.randomUUID().toString());

    private static EmbeddedDatabase database;

    private SharedDatabase() {
    }

    /** What service-a needs in its environment, so that it is ready. */
    static synchronized Map<String, String> environment() {
        if (database == null) {
            database = new EmbeddedDatabase(Path.of("target/database"), Ports.free(1).get(0), PASSWORDS);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            try {
                database.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", "trio",
                "QUARKUS_DATASOURCE_PASSWORD", PASSWORDS.service(),
                "TRIO_ACCOUNTS_KEYS_DIRECTORY", Path.of("target/keys").toAbsolutePath().toString());
    }
}
