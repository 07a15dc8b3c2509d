package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who gets a token. */
@QuarkusTest
class LoginTest extends WithDatabase {

    @Inject
    AccountsConfig config;

    private final String email = newEmail();

    @Test
    void aUserGetsATokenThatIsValidForAWhile() {
        signUp(email);
        logIn(email, PASSWORD).then().statusCode(200).body("token_type", equalTo("bearer"), "expires_in", equalTo(900))
                .body("access_token", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                .body("keySet()", equalTo(Set.of("access_token", "token_type", "expires_in")));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        signUp(email);
        Response wrong = logIn(email, PASSWORD + "!");
        Response unknown = logIn(newEmail(), PASSWORD);
        wrong.then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", equalTo("Bearer"));
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().asList()).extracting("name").isEqualTo(wrong.headers().asList().stream()
                .map(header -> header.getName()).toList());
        assertThat(without(unknown, traceOf(unknown))).isEqualTo(without(wrong, traceOf(wrong)));
    }

    @ParameterizedTest
    @CsvSource({ "0", "1", "71" })
    void everyByteOfAPasswordCounts(int changed) {
        String password = "0123456789ab".repeat(6);
        post("/signup", Map.of("email", email, "password", password)).then().statusCode(201);
        String other = password.substring(0, changed) + "#" + password.substring(changed + 1);
        logIn(email, other).then().statusCode(401);
        logIn(email, password).then().statusCode(200);
    }

    @Test
    void aPasswordThatGoesOnAfter72BytesIsWrong() {
        String password = "0123456789ab".repeat(6);
        post("/signup", Map.of("email", email, "password", password)).then().statusCode(201);
        logIn(email, password + "x").then().statusCode(401);
        logIn(email, "").then().statusCode(401);
    }

    @Test
    void aPasswordIsTheSameHoweverAKeyboardComposesIt() {
        post("/signup", Map.of("email", email, "password", "Käse und Brötchen")).then().statusCode(201);
        logIn(email, "Ka\u0308se und Bro\u0308tchen").then().statusCode(200);
        logIn(email, "Kase und Brotchen").then().statusCode(401);
    }

    @Test
    void anOldTokenDoesNotKeepAnybodyFromANewOne() {
        signUp(email);
        given().contentType("application/json").header("Authorization", "Bearer old")
                .body(Map.of("email", email, "password", PASSWORD)).post("/login").then().statusCode(200);
    }

    @Test
    void aHashOfAnotherCostIsReplacedByTheNextLogin() {
        signUp(email);
        database.execute("update users set password_hash = '%s' where email = '%s'"
                .formatted(BcryptUtil.bcryptHash(PASSWORD, config.bcryptCost() + 1), email));
        logIn(email, PASSWORD).then().statusCode(200);
        assertThat(database.value("select password_hash from users where email = ?", email)).startsWith("$2a$04$");
        logIn(email, PASSWORD).then().statusCode(200);
    }

    private static String without(Response answer, String traceId) {
        return answer.asString().replace(traceId, "");
    }
}
