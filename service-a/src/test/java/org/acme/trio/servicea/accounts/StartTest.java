package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The service starts without a database, and without a password for one. */
@QuarkusTest
@TestProfile(StartTest.WithoutDatabase.class)
class StartTest {

    public static class WithoutDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/trio");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void allButTheAccountsWorks() {
        given().get("/chain?route=").then().statusCode(200);
        given().get("/.well-known/jwks.json").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body("checks.find { it.name == 'database' }.status",
                equalTo("DOWN"));
        WithDatabase.signUp("me@example.org").then().statusCode(503);
    }
}
