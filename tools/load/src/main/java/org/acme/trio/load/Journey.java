package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.acme.trio.trace.http.HttpTarget;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * New users, each of whom signs up, logs in, reads the account and sends a chain with the token. One of twenty, beginning with
 * the first, mistypes the password once, which locks no account. A user who gets no account or no token leaves.
 */
public final class Journey extends Traffic {

    /**
     * A user costs 0.4 s of CPU time, mostly for the hashes of two passwords, which are meant to be slow. That leaves
     * room on two cores with other work: there 2 users per second passed too, and 4 failed.
     */
    private static final int USERS_PER_SECOND = 1;

    /** So that there are failed logins for the success rate to show. */
    private static final int ONE_MISTYPES_OF = 20;

    public Journey() {
        super(Journey::requests, run -> List.of(constantUsersPerSec(USERS_PER_SECOND).during(run.duration())),
                Objectives.assertions());
    }

    private static ChainBuilder requests(LoadRun run, HttpTarget service) {
        return feed(Stream.iterate(0, number -> number + 1).map(Journey::user).iterator())
                .exec(noted(run, service, post(service, "/signup", "/signup", "#{password}")).check(status().is(201)))
                .exitHereIfFailed()
                .doIf(session -> session.getBoolean("mistypes")).then(
                        exec(post(service, "/login refused", "/login", "mistyped #{password}").check(status().is(401))))
                .exec(post(service, "/login", "/login", "#{password}").check(status().is(200),
                        jsonPath("$.access_token").saveAs("token")))
                .exitHereIfFailed()
                .exec(get(service, "/users/me").check(status().is(200), jsonPath("$.email").isEL("#{email}")))
                .exec(get(service, "/chain").check(status().is(200)));
    }

    private static Map<String, Object> user(int number) {
        return Map.of("email", "load-" + UUID.randomUUID() + "@example.org", "password", UUID.randomUUID().toString(),
                "mistypes", number % ONE_MISTYPES_OF == 0);
    }

    private static HttpRequestActionBuilder post(HttpTarget service, String name, String path, String password) {
        return http(name).post(service.base() + path).header("Content-Type", "application/json")
                .body(StringBody("{\"email\":\"#{email}\",\"password\":\"" + password + "\"}"));
    }

    private static HttpRequestActionBuilder get(HttpTarget service, String path) {
        return http(path).get(service.base() + path).header("Authorization", "Bearer #{token}");
    }
}
