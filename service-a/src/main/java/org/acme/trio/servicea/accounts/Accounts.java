package org.acme.trio.servicea.accounts;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;

import org.acme.trio.problem.BadParameterException;
import org.acme.trio.servicea.accounts.AccountProblems.AccountLockedException;
import org.acme.trio.servicea.accounts.AccountProblems.BadCredentialsException;
import org.acme.trio.servicea.accounts.AccountProblems.EmailTakenException;
import org.acme.trio.servicea.accounts.AccountProblems.UnavailableException;
import org.acme.trio.servicea.accounts.UserStore.Account;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;

/** Signs users up and in. Whatever the database does, the result is there after {@code trio.accounts.timeout}. */
@Singleton
class Accounts {

    private final Database database;
    private final UserStore users;
    private final LoginFailures failures;
    private final Passwords passwords;
    private final Guard guard;

    /**
     * What is known of an account before its password is verified.
     *
     * @param key the account in {@link LoginFailures}
     * @param account absent if nobody has signed up with the address
     */
    private record Attempt(byte[] key, Optional<Account> account) {
    }

    Accounts(Database database, UserStore users, LoginFailures failures, Passwords passwords, AccountsConfig config) {
        this.database = database;
        this.users = users;
        this.failures = failures;
        this.passwords = passwords;
        guard = Guard.create().withDescription("accounts")
                .withBulkhead().limit(config.maxConcurrency()).queueSize(config.maxQueue()).done()
                .withTimeout().duration(config.timeout().toMillis(), ChronoUnit.MILLIS).done()
                .build();
    }

    /**
     * Fails with {@link EmailTakenException}.
     *
     * @throws BadParameterException for an address or a password that is not accepted
     */
    Uni<User> signUp(Credentials credentials) {
        EmailAddress email = EmailAddress.of(credentials.email())
                .orElseThrow(() -> BadParameterException.withoutValue("email", EmailAddress.ALLOWED));
        if (!Passwords.isAllowed(credentials.password())) {
            throw BadParameterException.withoutValue("password", Passwords.ALLOWED);
        }
        return guarded(new TypeLiteral<>() {
        }, () -> passwords.hash(credentials.password())
                .chain(hash -> database.call(connection -> users.insert(connection, email, hash)))
                .map(id -> new User(id.orElseThrow(EmailTakenException::new), email.text())));
    }

    /** The user's id. Fails with {@link BadCredentialsException} or {@link AccountLockedException}. */
    Uni<UUID> logIn(Credentials credentials) {
        return guarded(new TypeLiteral<>() {
        }, () -> begin(credentials.email()).chain(attempt -> passwords
                .verify(credentials.password(), attempt.account().map(Account::passwordHash))
                .chain(right -> right ? succeed(attempt, credentials.password()) : fail(attempt))));
    }

    /** Absent if there is no such user. */
    Uni<Optional<User>> find(UUID id) {
        return guarded(new TypeLiteral<>() {
        }, () -> database.call(connection -> users.find(connection, id)));
    }

    /** The same statements for every address. */
    private Uni<Attempt> begin(String email) {
        byte[] key = LoginFailures.account(email);
        return database.call(connection -> {
            refuseIfLocked(failures.locked(connection, key));
            return new Attempt(key, users.find(connection, EmailAddress.of(email)));
        });
    }

    private Uni<UUID> fail(Attempt attempt) {
        return database.call(connection -> {
            refuseIfLocked(failures.add(connection, attempt.key()));
            throw new BadCredentialsException();
        });
    }

    /** Of many attempts at once, none is let in after those that have locked the account. */
    private Uni<UUID> succeed(Attempt attempt, String password) {
        Account account = attempt.account().orElseThrow();
        return database.call(connection -> {
            failures.reset(connection, attempt.key());
            refuseIfLocked(failures.locked(connection, attempt.key()));
            return account.id();
        }).call(() -> passwords.isOutdated(account.passwordHash()) ? renew(account, password) : Uni.createFrom().nullItem());
    }

    /** Hashes of another cost would take another time to verify, which tells who has signed up. */
    private Uni<?> renew(Account account, String password) {
        return passwords.hash(password).chain(hash -> database.call(connection -> {
            users.replaceHash(connection, account, hash);
            return null;
        }));
    }

    private static void refuseIfLocked(OptionalLong seconds) {
        if (seconds.isPresent()) {
            throw new AccountLockedException(seconds.getAsLong());
        }
    }

    private <T> Uni<T> guarded(TypeLiteral<Uni<T>> type, Supplier<Uni<T>> work) {
        return guard.get(work::get, type).onFailure(FaultToleranceException.class)
                .transform(e -> new UnavailableException("a request about an account: " + e.getClass().getSimpleName()));
    }
}
