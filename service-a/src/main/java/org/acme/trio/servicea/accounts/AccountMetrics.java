package org.acme.trio.servicea.accounts;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** What the business sees. All series are there from the start, so that their first increase is one. */
@Startup
@Singleton
class AccountMetrics {

    private final Counter signups;
    private final Map<Login, Counter> logins = new EnumMap<>(Login.class);

    /** The outcome of a login. One that fails for another reason, such as a database that is down, has none. */
    enum Login {
        SUCCESS,
        BAD_CREDENTIALS,
        LOCKED
    }

    AccountMetrics(MeterRegistry meters, ActiveUsers activeUsers) {
        signups = Counter.builder("accounts.signups").description("Users who have signed up").register(meters);
        for (Login outcome : Login.values()) {
            logins.put(outcome, Counter.builder("accounts.logins").description("Logins by their outcome")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT)).register(meters));
        }
        Gauge.builder("accounts.active.users", activeUsers, ActiveUsers::count)
                .description("Users who have sent a request with their token within five minutes").register(meters);
    }

    void signup() {
        signups.increment();
    }

    void login(Login outcome) {
        logins.get(outcome).increment();
    }
}
