package org.acme.trio.servicea;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** What is specific to this service; what all services do is tested in service-common. */
@QuarkusTest
class ServiceATest {

    @Test
    void greetsWithItsName() {
        given().get("/").then().statusCode(200).body("service", equalTo("service-a"));
    }

    @Test
    void putsItsNameOnEveryMetric() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("service_name=\"service-a\""));
    }
}
