package org.acme.trio.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The database of service-a, one for all tests of this JVM. It is started with the first service-a and ends with the JVM. */
final class SharedDatabase {

    private static EmbeddedPostgres postgres;

    private SharedDatabase() {
    }

    /** What service-a needs in its environment, so that it is ready. */
    static synchronized Map<String, String> environment() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "QUARKUS_DATASOURCE_USERNAME", "postgres", "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                "TRIO_ACCOUNTS_KEYS_DIRECTORY", Path.of("target/keys").toAbsolutePath().toString());
    }
}
