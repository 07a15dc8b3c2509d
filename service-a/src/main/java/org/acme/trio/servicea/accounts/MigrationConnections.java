package org.acme.trio.servicea.accounts;

import java.util.Map;

import jakarta.inject.Singleton;

import org.flywaydb.core.api.configuration.FluentConfiguration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;

/**
 * The timeouts of the connections that migrations have: the driver's own wait for ever for a host that has accepted a
 * connection and does not answer. Quarkus has no key for properties of Flyway's driver, and in the URL they would be in the way
 * of those that somebody has in it. No issue is known.
 */
@Singleton
class MigrationConnections implements FlywayConfigurationCustomizer {

    private static final String CONNECT_SECONDS = "1";

    private final AccountsConfig config;

    MigrationConnections(AccountsConfig config) {
        this.config = config;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.jdbcProperties(Map.of("connectTimeout", CONNECT_SECONDS,
                "socketTimeout", String.valueOf(config.migrationTimeout().toSeconds())));
        // The source that is there already was made without them.
        flyway.dataSource(flyway.getUrl(), flyway.getUser(), flyway.getPassword());
    }
}
