package org.acme.trio.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.Map;

import org.acme.trio.testing.WithPeers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** How a service gets the keys of the issuer, which may be away, and which may replace them. */
@QuarkusTest
@TestProfile(RemoteKeysTest.ShortLived.class)
class RemoteKeysTest extends WithPeers {

    public static class ShortLived implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trio.token.keys-max-age", "3s");
        }
    }

    private static final Duration SOON = Duration.ofSeconds(10);

    WireMockServer issuer;

    private final Issuer first = Issuer.withNewKey();
    private final Issuer second = Issuer.withNewKey();

    @BeforeEach
    void theFirstKeyIsKnown() {
        first.publish(issuer);
        await().atMost(SOON).until(() -> status(first) == 200);
    }

    @Test
    void aNewKeyIsFetchedWithItsFirstToken() throws InterruptedException {
        Thread.sleep(1100);
        second.publish(issuer);
        assertThat(status(second)).isEqualTo(200);
    }

    @Test
    void aKeyThatIsWithdrawnIsRefusedAfterAWhile() {
        second.publish(issuer);
        await().atMost(SOON).until(() -> status(first) == 401);
    }

    @Test
    void inventedKeysMakeOneRequestASecond() {
        issuer.resetRequests();
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            assertThat(status(Issuer.withNewKey())).isEqualTo(401);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        assertThat(asked(issuer).size()).isLessThanOrEqualTo((int) seconds + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "500", "hangs", "nonsense" })
    void whileTheIssuerIsAwayKnownKeysAreAcceptedAndOthersAreNeitherAcceptedNorRefused(String how) {
        issuer.resetAll();
        ResponseDefinitionBuilder answer = switch (how) {
            case "500" -> aResponse().withStatus(500);
            case "hangs" -> hanging();
            default -> aResponse().withStatus(200).withBody("nonsense");
        };
        issuer.stubFor(get("/keys").willReturn(answer));
        await().atMost(SOON).until(() -> status(second) == 503);
        given().header("Authorization", second.header("x")).get("/").then().statusCode(503).header("Retry-After", equalTo("1"))
                .contentType("application/problem+json");
        assertThat(status(first)).isEqualTo(200);
        second.publish(issuer);
        await().atMost(SOON).until(() -> status(second) == 200);
    }

    private static int status(Issuer issuer) {
        return given().header("Authorization", issuer.header("somebody")).get("/").statusCode();
    }
}
