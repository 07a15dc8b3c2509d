package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What the traces show of the database and of BCrypt. */
@QuarkusTest
class SpansTest extends WithDatabase {

    @Inject
    Signals signals;

    private final String email = newEmail();

    @Test
    void aSignupHasSpansForTheHashAndForTheStatement() {
        List<SpanData> trace = signals.trace(traceOf(signUp(email)));
        SpanData server = only(trace, SpanKind.SERVER);
        assertThat(server.getName()).isEqualTo("POST /signup");
        assertThat(trace).extracting(SpanData::getName).containsExactly("POST /signup", "bcrypt hash",
                "DataSource.getConnection", "INSERT trio.users");
        SpanData insert = only(trace, SpanKind.CLIENT);
        assertThat(trace.subList(1, 4)).extracting(SpanData::getParentSpanId).containsOnly(server.getSpanId());
        assertThat(text(insert, "db.system.name")).isEqualTo("postgresql");
        assertThat(text(insert, "db.operation.name")).isEqualTo("INSERT");
        assertThat(text(insert, "db.collection.name")).isEqualTo("users");
        assertThat(text(insert, "db.namespace")).isEqualTo("trio");
        assertThat(text(insert, "db.query.text")).isEqualTo("insert into users (email, password_hash) values (?, ?)"
                + " on conflict (email) do nothing returning id");
        assertThat(text(insert, "server.address")).isEqualTo("127.0.0.1");
        assertThat(text(insert, "db.statement")).isNull();
    }

    @Test
    void aLoginShowsEachStatement() {
        signUp(email);
        List<SpanData> trace = signals.trace(traceOf(logIn(email, PASSWORD)));
        assertThat(trace).extracting(SpanData::getName).containsExactly("POST /login", "DataSource.getConnection",
                "SELECT trio.login_failures", "SELECT trio.users", "bcrypt verify", "DataSource.getConnection",
                "DELETE trio.login_failures", "SELECT trio.login_failures");
    }

    @Test
    void aLoginOfNobodyShowsWhatAWrongPasswordDoes() {
        signUp(email);
        List<SpanData> wrong = signals.trace(traceOf(logIn(email, "wrong")));
        List<SpanData> unknown = signals.trace(traceOf(logIn(newEmail(), "wrong")));
        assertThat(unknown).extracting(SpanData::getName)
                .isEqualTo(wrong.stream().map(SpanData::getName).toList())
                .containsExactly("POST /login", "DataSource.getConnection", "SELECT trio.login_failures",
                        "SELECT trio.users", "bcrypt verify", "DataSource.getConnection",
                        "INSERT trio.login_failures");
    }

    @Test
    void theServerSpanAndTheAccessLineNameTheUser() {
        String id = signUp(email).path("id");
        Response answer = as(logIn(email, PASSWORD).path("access_token")).get("/users/me");
        assertThat(text(only(signals.trace(traceOf(answer)), SpanKind.SERVER), "user.id")).isEqualTo(id);
        assertThat(signals.lines(traceOf(answer))).singleElement()
                .satisfies(line -> assertThat(line.getMdc("user.id")).isEqualTo(id));
    }

    @Test
    void aRefusedRequestHasItsRouteAndNoStackTrace() {
        Response answer = as("x").get("/users/me/");
        SpanData server = only(signals.trace(traceOf(answer)), SpanKind.SERVER);
        assertThat(server.getName()).isEqualTo("GET /users/me");
        assertThat(server.getEvents()).allSatisfy(event -> assertThat(event.getAttributes().get(
                AttributeKey.stringKey("exception.stacktrace"))).isNull());
        assertThat(signals.lines(traceOf(answer))).singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).startsWith("GET /users/me 401"));
    }

    @Test
    void aRequestWithoutATokenHasItsRoute() {
        Response answer = given().get("/users/me");
        assertThat(only(signals.trace(traceOf(answer)), SpanKind.SERVER).getName()).isEqualTo("GET /users/me");
    }

    /** Health is asked every few seconds, and by nobody who traces it. */
    @Test
    void readinessAndMigrationsMakeNoSpans() {
        int before = signals.spans().size();
        given().get("/q/health/ready").then().statusCode(200);
        signals.trace(traceOf(signUp(email)));
        assertThat(signals.spans()).hasSize(before + 4);
        assertThat(signals.spans()).extracting(SpanData::getName).noneMatch(name -> name.contains("flyway"));
    }

    private static SpanData only(List<SpanData> trace, SpanKind kind) {
        List<SpanData> found = trace.stream().filter(span -> span.getKind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }
}
