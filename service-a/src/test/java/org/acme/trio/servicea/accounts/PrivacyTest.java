package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What no signal may have: the e-mail address, the password, its hash and the token of a user. */
@QuarkusTest
class PrivacyTest extends WithDatabase {

    @Inject
    Signals signals;
    @Inject
    AgroalDataSource pool;

    private final String name = "secret-name-" + UUID.randomUUID();
    private final String password = "secret-password-" + UUID.randomUUID();

    @Test
    void noSignalOfAJourneyNamesAnythingPersonal() {
        String email = name + "@example.org";
        Map<String, String> credentials = new LinkedHashMap<>(Map.of("email", email, "password", password));
        post("/signup", credentials).then().statusCode(201);
        post("/signup", credentials).then().statusCode(409);
        post("/signup", Map.of("email", name, "password", password)).then().statusCode(400);
        post("/signup", Map.of("email", email, "password", password.substring(0, 8))).then().statusCode(400);
        post("/signup", Map.of("email", List.of(email), "password", password)).then().statusCode(400);
        post("/signup", "{\"email\":" + email + "}").then().statusCode(400);
        post("/login", "{\"password\":" + password + "}").then().statusCode(400);
        String token = post("/login", credentials).then().statusCode(200).extract().path("access_token");
        as(token).get("/users/me").then().statusCode(200);
        as(token).get("/chain?route=").then().statusCode(200);
        as(token).get("/chain?route=b").then().statusCode(502);
        as(token + "x").get("/users/me").then().statusCode(401);
        as(token).get("/error_test").then().statusCode(500);
        for (int i = 0; i < 11; i++) {
            logIn(email, password + "!");
        }
        Response last = logIn(email, password);
        last.then().statusCode(429);
        signals.trace(traceOf(last));
        signals.lines(traceOf(last));
        signals.settle();
        String hash = database.value("select password_hash from users where email = ?", email);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        for (String personal : List.of(name, "secret-password", hash, token, signature)) {
            assertThat(signals.spans()).isNotEmpty().noneMatch(span -> span.toString().contains(personal));
            assertThat(signals.lines()).isNotEmpty().noneMatch(line -> (line.getFormattedMessage() + line.getMdcCopy()
                    + line.getThrown()).contains(personal));
            assertThat(given().get("/q/metrics").asString()).doesNotContain(personal);
        }
    }

    /** PostgreSQL quotes the row in the detail of such an error, which would be in the exception on the span. */
    @Test
    void anErrorOfTheDatabaseDoesNotQuoteTheRow() throws Exception {
        try (var connection = pool.getConnection();
                var insert = connection.prepareStatement(
                        "insert into users (email, password_hash) values (?, ?)")) {
            insert.setString(1, name + "@EXAMPLE.org");
            insert.setString(2, "x");
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("violates check constraint")
                    .hasMessageNotContaining(name);
        }
        signals.settle();
        assertThat(signals.spans()).noneMatch(span -> span.toString().contains(name));
    }
}
