package org.acme.trio.servicea.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The command of docs/configuration.md that replaces the signing key, while the service runs. */
@QuarkusTest
class RotationTest extends WithDatabase {

    private static final Path DOCUMENTATION = Path.of("../docs/configuration.md");
    private static final Path BASH = Path.of("/bin/bash");

    @Inject
    AccountsConfig config;

    @Test
    void afterTheCommandTokensOfBothKeysAreAccepted() throws Exception {
        assumeTrue(Files.isExecutable(BASH), "there is no " + BASH);
        String before = newToken();
        run(command().replace(".run/keys", config.keysDirectory().toString()));
        String old = keyOf(before);
        String current = await().atMost(Duration.ofSeconds(10)).until(() -> keyOf(newToken()), id -> !id.equals(old));
        given().get("/.well-known/jwks.json").then().statusCode(200).body("keys.kid", hasItems(current, old))
                .body("keys.collect { it.keySet() }.flatten()", not(hasItems("d")));
        as(before).get("/users/me").then().statusCode(200);
        as(newToken()).get("/users/me").then().statusCode(200);
    }

    private static String command() throws Exception {
        List<String> lines = Files.readAllLines(DOCUMENTATION).stream().filter(line -> line.startsWith("mv ")).toList();
        assertThat(lines).as("the command in " + DOCUMENTATION).hasSize(1);
        return lines.get(0);
    }

    private static void run(String command) throws Exception {
        assertThat(new ProcessBuilder(BASH.toString(), "-c", command).inheritIO().start().waitFor()).isZero();
    }

    private static String keyOf(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]))).getString("kid");
    }
}
