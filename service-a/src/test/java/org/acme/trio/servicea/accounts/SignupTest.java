package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who can sign up, and with what. */
@QuarkusTest
class SignupTest extends WithDatabase {

    @Test
    void aNewUserIsStoredWithAHashOfThePassword() {
        String email = newEmail();
        Response answer = signUp(email);
        answer.then().statusCode(201).header("Location", endsWith("/users/me")).body("email", equalTo(email))
                .body("keySet()", equalTo(Set.of("id", "email"))).body(not(containsString(PASSWORD)));
        assertThat(database.value("select email from users where id = ?::uuid", answer.<String> path("id"))).isEqualTo(email);
        assertThat(database.value("select password_hash from users where email = ?", email)).startsWith("$2a$04$");
    }

    @Test
    void aPathMayEndInASlash() {
        String email = newEmail();
        post("/signup/", Map.of("email", email, "password", PASSWORD)).then().statusCode(201);
        String token = post("/login/", Map.of("email", email, "password", PASSWORD)).then().statusCode(200).extract()
                .path("access_token");
        as(token).get("/users/me/").then().statusCode(200).body("email", equalTo(email));
        given().get("/.well-known/jwks.json/").then().statusCode(200);
    }

    @Test
    void anAddressCanSignUpOnce() {
        String email = newEmail();
        signUp(email).then().statusCode(201);
        signUp(email).then().statusCode(409).contentType(PROBLEM).body("detail", equalTo("the e-mail address is taken"));
    }

    @Test
    void ofManyAtOnceExactlyOneSignsUp() {
        String email = newEmail();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> signUp(email).statusCode(), CLIENTS)).toList();
        List<Integer> statuses = answers.stream().map(CompletableFuture::join).sorted().toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @ParameterizedTest
    @ValueSource(strings = { "%S@EXAMPLE.ORG", "  %s@example.org ", "%s＠example．org", "%s@ｅｘａｍｐｌｅ.org", "%s@EXAMPLE.oRG" })
    void otherSpellingsOfAnAddressAreTheSameAccount(String spelling) {
        String name = "user-" + UUID.randomUUID();
        signUp(name + "@example.org").then().statusCode(201).body("email", equalTo(name + "@example.org"));
        signUp(spelling.formatted(name)).then().statusCode(409);
        logIn(spelling.formatted(name), PASSWORD).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "аlice@example.org", "alice@exаmple.org", "alıce@example.org", "ali\u200Bce@example.org",
            "alice@example.org\u0000", "alice\u202E@example.org", "İ@example.org", "müller@example.org" })
    void lettersThatLookLikeOthersAreNotAccepted(String email) {
        signUp(email).then().statusCode(400).body("parameter", equalTo("email"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "alice", "@example.org", "alice@", "alice@-example.org", "a b@example.org", "a@b@c",
            "alice@example..org", "alice@example.org\nbcc:x", "<script>@example.org\">" })
    void whatIsNoAddressIsNotAccepted(String email) {
        signUp(email).then().statusCode(400).contentType(PROBLEM).body("parameter", equalTo("email"));
    }

    @Test
    void anAddressOfAMegabyteIsNotAccepted() {
        signUp("a".repeat(1_000_000) + "@example.org").then().statusCode(400).body("parameter", equalTo("email"));
        logIn("a".repeat(1_000_000) + "@example.org", PASSWORD).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({ "11,a,400", "12,a,201", "72,a,201", "73,a,400", "36,ä,201", "37,ä,400", "12,😀,201", "11,😀,400",
            "19,😀,400" })
    void aPasswordHasTwelveCharactersAndNoMoreThan72Bytes(int length, String character, int status) {
        Response answer = post("/signup", Map.of("email", newEmail(), "password", character.repeat(length)));
        answer.then().statusCode(status);
        if (status == 400) {
            answer.then().body("parameter", equalTo("password"), "detail", containsString("72 bytes"))
                    .body("detail", not(containsString(character.repeat(2))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{}|email", "{\"email\":\"a@b.c\"}|password",
            "{\"email\":1,\"password\":\"correct horse battery\"}|email",
            "{\"email\":\"a@b.c\",\"password\":[\"correct horse battery\"]}|password",
            "{\"email\":null,\"password\":null}|email", "[]|email", "3|email", "{|body", "correct horse|body",
            "{\"email\"}|body" })
    void aBodyWithoutTheTwoStringsIsRefusedByTheNameOfTheField(String body, String field) {
        for (String path : List.of("/signup", "/login")) {
            post(path, body).then().statusCode(400).contentType(PROBLEM).body("parameter", equalTo(field));
        }
    }

    @Test
    void anEmptyBodyIsRefused() {
        given().contentType("application/json").post("/signup").then().statusCode(400).contentType(PROBLEM);
    }

    @Test
    void onlyJsonIsTaken() {
        given().contentType("text/plain").body("{}").post("/signup").then().statusCode(415).contentType(PROBLEM)
                .body("detail", equalTo("this path takes JSON"));
    }

    @Test
    void onlyPostIsTaken() {
        given().get("/signup").then().statusCode(405).header("Allow", equalTo("POST, OPTIONS"));
        given().delete("/login/").then().statusCode(405).header("Allow", equalTo("POST, OPTIONS"));
        given().delete("/users/me").then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    void nobodyChoosesIdOrRole() {
        String id = UUID.randomUUID().toString();
        String email = newEmail();
        Response answer = post("/signup", Map.of("email", email, "password", PASSWORD, "id", id, "role", "admin",
                "password_hash", "x", "created_at", "2000-01-01"));
        answer.then().statusCode(201).body("id", not(equalTo(id)));
        assertThat(database.value("select created_at > now() - interval '1 hour' from users where email = ?", email))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = { "'; drop table users; --", "' or '1'='1", "'||pg_sleep(10)||'", "$1", "?", "\\", "%", "\u0000" })
    void sqlIsText(String sql) {
        String before = database.value("select count(*) from users");
        String password = sql + "correct horse battery";
        signUp(sql).then().statusCode(400);
        logIn(sql, password).then().statusCode(401);
        assertThat(database.value("select count(*) from users")).isEqualTo(before);
        String email = newEmail();
        post("/signup", Map.of("email", email, "password", password)).then().statusCode(201);
        logIn(email, password).then().statusCode(200);
        logIn(email, PASSWORD + sql).then().statusCode(401);
    }

    /** An apostrophe is allowed in an address. */
    @Test
    void sqlInAnAddressIsText() {
        String email = "x'or'1'='1." + UUID.randomUUID() + "@example.org";
        signUp(email).then().statusCode(201).body("email", equalTo(email));
        logIn(email, PASSWORD).then().statusCode(200);
        logIn("x'or'1'='1@example.org", PASSWORD).then().statusCode(401);
    }
}
