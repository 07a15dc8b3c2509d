package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A test whose service has a database, and what clients do. */
@WithTestResource(value = DatabaseResource.class, scope = TestResourceScope.GLOBAL)
abstract class WithDatabase {

    static final String PASSWORD = "correct horse battery";
    static final String PROBLEM = "application/problem+json";

    protected TestDatabase database;

    /** The migrations run after the start. */
    @BeforeEach
    void theServiceIsReady() {
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** An address that no other test has. */
    static String newEmail() {
        return "user-" + UUID.randomUUID() + "@example.org";
    }

    static Response post(String path, Object body) {
        return given().contentType("application/json").body(body).post(path);
    }

    static Response signUp(String email) {
        return post("/signup", Map.of("email", email, "password", PASSWORD));
    }

    static Response logIn(String email, String password) {
        return post("/login", Map.of("email", email, "password", password));
    }

    /** The token of a new user. */
    static String newToken() {
        String email = newEmail();
        signUp(email).then().statusCode(201);
        return logIn(email, PASSWORD).then().statusCode(200).extract().path("access_token");
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** The trace of a request. */
    static String traceOf(Response answer) {
        return answer.header("traceresponse").split("-")[1];
    }
}
