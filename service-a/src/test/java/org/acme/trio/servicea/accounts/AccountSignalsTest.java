package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What the business sees: meters and audit events. */
@QuarkusTest
class AccountSignalsTest extends WithDatabase {

    @Inject
    Signals signals;

    private final String email = newEmail();

    @Test
    void aSignupCountsOnce() {
        double before = metric("accounts_signups_total{");
        signUp(email);
        signUp(email).then().statusCode(409);
        assertThat(metric("accounts_signups_total{")).isEqualTo(before + 1);
    }

    @Test
    void aLoginCountsByItsOutcome() {
        double success = logins("success");
        double bad = logins("bad_credentials");
        double locked = logins("locked");
        signUp(email);
        logIn(email, PASSWORD);
        for (int i = 0; i < 12; i++) {
            logIn(email, "wrong");
        }
        assertThat(List.of(logins("success"), logins("bad_credentials"), logins("locked")))
                .containsExactly(success + 1, bad + 10, locked + 2);
    }

    @Test
    void aUserWhoSendsATokenIsActiveAndCountsOnce() {
        String token = newToken();
        double before = metric("accounts_active_users{");
        for (int i = 0; i < 3; i++) {
            as(token).get("/users/me").then().statusCode(200);
        }
        assertThat(metric("accounts_active_users{")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "agroal_active_count{", "agroal_available_count{", "agroal_awaiting_count{",
            "agroal_blocking_time_average_milliseconds{", "agroal_blocking_time_max_milliseconds{",
            "agroal_acquire_count_total{", "agroal_creation_count_total{" })
    void thePoolHasMeters(String name) {
        signUp(email);
        assertThat(lines(name)).hasSize(1);
    }

    @Test
    void requestsUnderWayAreCounted() {
        assertThat(metric("http_server_active_requests{")).isPositive();
    }

    @Test
    void eachEventIsALineInItsTrace() {
        Response signup = signUp(email);
        String id = signup.path("id");
        assertThat(event(signup).getMdc("user.id")).isEqualTo(id);
        assertThat(event(signup).getMdc("event.name")).isEqualTo("signup");
        Response login = logIn(email, PASSWORD);
        assertThat(event(login).getMdc("user.id")).isEqualTo(id);
        assertThat(event(login).getMdc("event.name")).isEqualTo("login");
        Response failed = null;
        for (int i = 0; i < 10; i++) {
            failed = logIn(email, "wrong");
        }
        assertThat(event(failed).getMdc("event.name")).isEqualTo("login_failed");
        assertThat(event(logIn(email, PASSWORD)).getMdc("event.name")).isEqualTo("locked");
    }

    @Test
    void theFieldsOfAnEventAreNotLeftToTheNextLine() {
        Response signup = signUp(email);
        assertThat(signals.lines(traceOf(signup))).hasSize(2)
                .filteredOn(line -> line.getLoggerName().equals("org.acme.trio.access")).singleElement()
                .satisfies(line -> {
                    assertThat(line.getMdc("event.name")).isNull();
                    assertThat(line.getMdc("user.id")).isNull();
                });
    }

    @Test
    void noLineIsWrittenForARequestThatIsRefused() {
        assertThat(events(signUp("nobody"))).isEmpty();
        signUp(email);
        assertThat(events(signUp(email))).isEmpty();
    }

    private ExtLogRecord event(Response answer) {
        List<ExtLogRecord> events = events(answer);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<ExtLogRecord> events(Response answer) {
        return signals.lines(traceOf(answer)).stream().filter(line -> line.getLoggerName().equals("org.acme.trio.audit"))
                .toList();
    }

    private static double logins(String outcome) {
        return metric("accounts_logins_total{outcome=\"" + outcome + "\"");
    }

    private static double metric(String prefix) {
        List<String> found = lines(prefix);
        assertThat(found).hasSize(1);
        return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
    }

    /** In the text format without exemplars and timestamps. */
    private static List<String> lines(String prefix) {
        return given().accept("text/plain").get("/q/metrics").asString().lines().filter(line -> line.startsWith(prefix))
                .toList();
    }
}
