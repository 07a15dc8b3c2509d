package org.acme.trio.servicea.accounts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;

/**
 * The configuration of the accounts, {@code trio.accounts.*}. The defaults are in {@code application.properties}. A
 * value out of bounds fails the start with a message that names the key.
 */
@ConfigMapping(prefix = "trio.accounts")
interface AccountsConfig {

    /** Where the keys are that sign tokens, made if it is not there; not used where {@link #signingKeys} is given. */
    Path keysDirectory();

    /** A JSON Web Key Set with private keys of curve P-256: the first one signs, the tokens of the others are accepted. */
    Optional<String> signingKeys();

    /** How long a token is valid. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration tokenLifetime();

    /** The cost of new password hashes, as the exponent of the number of rounds. */
    @Min(4)
    @Max(15)
    int bcryptCost();

    /** How many logins of one account may fail within the window before it is locked for the rest of it. */
    @Min(1)
    @Max(1000)
    int maxFailures();

    /** How long failures count, from the first one on. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration failureWindow();

    /** How many users the gauge of active users can tell apart. */
    @Min(1)
    @Max(1_000_000)
    int maxActiveUsers();

    /** How many requests use the database or BCrypt at the same time. */
    @Min(1)
    @Max(1000)
    int maxConcurrency();

    /** How many more may wait for that; further ones are answered with 503 at once. */
    @Min(1)
    @Max(10_000)
    int maxQueue();

    /** How long such a request may take, waiting included. */
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration timeout();

    /** How long the database may take for an answer to a migration; of whole seconds. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration migrationTimeout();
}
