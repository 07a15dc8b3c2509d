package org.acme.trio.chain;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import org.acme.trio.testing.PublicDeployment;
import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** A public deployment refuses delay and fail. */
@QuarkusTest
@TestProfile(PublicDeployment.class)
class FaultsForbiddenTest extends WithPeers {

    @ParameterizedTest
    @ValueSource(strings = { "route=c&delay=c:1ms", "route=c&fail=c:503", "fail=a:503", "delay=", "fail=nonsense" })
    void aRequestForTroubleIsForbidden(String query) {
        when().get("/chain?" + query).then().statusCode(403).contentType("application/problem+json")
                .body("status", equalTo(403), "trace_id", notNullValue(), "detail", containsString("trio.chain.faults"));
        assertThat(asked(serviceC)).isEmpty();
    }

    @Test
    void aChainWithoutTroubleIsAllowed() {
        when().get("/chain?route=c").then().statusCode(200);
    }
}
