package org.acme.trio.backend;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

@QuarkusTest
class LensUiTest {

    @ParameterizedTest
    @ValueSource(strings = { "/zipkin/", "/zipkin/index.html", "/zipkin/traces/0af7651916cd43dd8448eb211c80319c",
            "/zipkin/dependency", "/zipkin/?serviceName=shop" })
    void opensOnEachOfItsViews(String path) {
        get(path).then().statusCode(200).contentType(ContentType.HTML).body(containsString("<base href=\"/zipkin/\""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/zipkin" })
    void isWhereTheRootLeads(String path) {
        given().redirects().follow(false).get(path).then().statusCode(302).header("Location", endsWith("/zipkin/"));
    }

    @Test
    void servesAllThatItsPageLoads() {
        var references = Pattern.compile("(?:src|href)=\"(/zipkin/[^\"]*\\.[a-z]+)\"").matcher(get("/zipkin/").asString());
        int found = 0;
        while (references.find()) {
            found++;
            get(references.group(1)).then().statusCode(200);
        }
        assertTrue(found >= 3, "script, style and icon, but found " + found);
    }

    @Test
    void servesScriptsAsScripts() {
        var script = Pattern.compile("src=\"([^\"]*)\"").matcher(get("/zipkin/").asString());
        assertTrue(script.find());

        get(script.group(1)).then().statusCode(200).contentType(containsString("javascript"));
    }

    @Test
    void readsItsConfiguration() {
        get("/zipkin/config.json").then().statusCode(200).contentType(ContentType.JSON)
                .body("searchEnabled", equalTo(true)).body("dependency.enabled", equalTo(true));
    }

    @Test
    void findsTheApiBelowItsBase() {
        get("/zipkin/api/v2/traces?limit=0").then().statusCode(400).body(containsString("limit"));
        get("/zipkin/api/v2/services").then().statusCode(200).contentType(ContentType.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/zipkin/no-such-file.js", "/zipkin/api/v2/nothing", "/nothing" })
    void doesNotAnswerForWhatDoesNotExist(String path) {
        get(path).then().statusCode(404);
    }
}
