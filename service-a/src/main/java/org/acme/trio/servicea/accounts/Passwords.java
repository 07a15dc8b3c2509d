package org.acme.trio.servicea.accounts;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Passwords and their BCrypt hashes. Hashing takes a worker thread and has a span of its own. */
@Singleton
class Passwords {

    /** What an answer says of a password that is not accepted. */
    static final String ALLOWED = "12 characters to 72 bytes of UTF-8, the limit of BCrypt";

    private static final int MIN_CHARACTERS = 12;
    private static final int MAX_BYTES = 72;

    private final Vertx vertx;
    private final Tracer tracer;
    private final int cost;
    private final String nobodys;

    Passwords(Vertx vertx, Tracer tracer, AccountsConfig config) {
        this.vertx = vertx;
        this.tracer = tracer;
        cost = config.bcryptCost();
        nobodys = BcryptUtil.bcryptHash("nobody's password", cost);
    }

    /** Whether an account may have this password. */
    static boolean isAllowed(String password) {
        String normalised = normalised(password);
        return normalised.codePointCount(0, normalised.length()) >= MIN_CHARACTERS && fits(normalised);
    }

    /** The hash of an allowed password, 60 characters. */
    Uni<String> hash(String password) {
        return onWorker("bcrypt hash", () -> BcryptUtil.bcryptHash(normalised(password), cost));
    }

    /**
     * Whether this is the password of the hash. Without a hash, and for a password that no account can have, it is not, and
     * that takes as long.
     */
    Uni<Boolean> verify(String password, Optional<String> hash) {
        return onWorker("bcrypt verify", () -> {
            String normalised = normalised(password);
            boolean possible = hash.isPresent() && fits(normalised);
            return BcryptUtil.matches(possible ? normalised : "", possible ? hash.get() : nobodys) && possible;
        });
    }

    /** Without {@code @WithSpan}, whose span is still the parent of what comes after it. */
    private <T> Uni<T> onWorker(String name, Supplier<T> work) {
        return vertx.executeBlocking(() -> {
            Span span = tracer.spanBuilder(name).startSpan();
            try {
                return work.get();
            } finally {
                span.end();
            }
        }, false);
    }

    /** Whether the hash is of another cost than new ones. */
    boolean isOutdated(String hash) {
        return !hash.startsWith("$2a$%02d$".formatted(cost));
    }

    /** The same password from keyboards that compose characters differently. */
    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** BCrypt would ignore all further bytes. */
    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }
}
