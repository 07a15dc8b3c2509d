package org.acme.trio.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.RestAssured;

/** A test whose service has peers, which work at the start of each test. */
@WithTestResource(value = StubPeers.class, scope = TestResourceScope.GLOBAL)
public abstract class WithPeers {

    protected WireMockServer serviceB;
    protected WireMockServer serviceC;

    private static boolean warm;

    @BeforeEach
    void peersAreWell() {
        if (!warm) {
            warmUp();
        }
        well(serviceB, "service-b");
        well(serviceC, "service-c");
    }

    /** On a busy machine the first call of a service takes longer than the hop timeout. */
    private void warmUp() {
        well(serviceB, "service-b");
        well(serviceC, "service-c");
        await().atMost(Duration.ofSeconds(60)).until(() -> RestAssured.get("/chain?route=a,b").statusCode() == 200);
        warm = true;
    }

    /** Makes a peer answer as a real one does. */
    protected static void well(WireMockServer peer, String name) {
        peer.resetAll();
        peer.stubFor(get(anyUrl()).willReturn(okJson("{\"service\":\"" + name + "\"}")));
        peer.stubFor(get(urlPathEqualTo("/chain")).willReturn(okJson("""
                {"path":"/chain","service":"%s","trace_id":"0","duration_ms":1.5,"calls":[]}""".formatted(name))));
    }

    /** Makes a peer answer everything in one way. */
    protected static void answers(WireMockServer peer, ResponseDefinitionBuilder answer) {
        peer.resetAll();
        peer.stubFor(get(anyUrl()).willReturn(answer));
    }

    /** A peer that takes longer than any test waits. */
    protected static ResponseDefinitionBuilder hanging() {
        return aResponse().withStatus(200).withFixedDelay((int) Duration.ofSeconds(30).toMillis());
    }

    /** What the peer was asked, oldest first. */
    protected static List<LoggedRequest> asked(WireMockServer peer) {
        return peer.findAll(anyRequestedFor(anyUrl())).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate)).toList();
    }
}
