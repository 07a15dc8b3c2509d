package org.acme.trio.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.acme.trio.trace.http.ChainRequest;
import org.junit.jupiter.api.Test;

/** What a caller sees when a service dies or hangs, and afterwards. */
class ServiceTroubleIT extends WithStack {

    @Test
    void aKilledServiceIsA502ThatNamesItUntilItIsBack() throws IOException {
        trio.app("service-c").kill();
        HttpResponse<String> answer = Http.get(at("service-a", "/chain"));
        assertEquals(502, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"hop\":{\"service\":\"service-c\",\"path\":\"/cpu_task\"}"), answer.body());

        trio.app("service-c").launch().awaitReady();
        awaitSuccess();
        whole(chain("service-a", ChainRequest.DEFAULT));
    }

    @Test
    void aHungServiceIsA504InTimeAndThePeerNextToItReportsIt() throws IOException {
        trio.app("service-c").hang();
        try {
            HttpResponse<String> answer = Http.get(at("service-a", "/chain?route=b,c"));
            assertEquals(502, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"cause\":{\"title\":\"Gateway Timeout\",\"status\":504"), answer.body());
            assertTrue(answer.body().contains("\"hop\":{\"service\":\"service-c\",\"path\":\"/chain\"}"), answer.body());
        } finally {
            trio.app("service-c").wake();
        }
        awaitSuccess();
        whole(chain("service-a", route("b,c")));
    }

    @Test
    void aBreakerOpensForAServiceThatStaysAwayAndClosesWhenItIsBack() throws IOException {
        trio.app("service-b").kill();
        await().atMost(ARRIVAL).until(() -> Http.status(at("service-a", "/chain?route=b")) == 503);
        HttpResponse<String> answer = Http.get(at("service-a", "/chain?route=b"));
        assertEquals("1", answer.headers().firstValue("Retry-After").orElse("none"), answer.body());
        assertEquals(200, Http.status(at("service-a", "/chain?route=c")), "the breaker of one peer is none of the other's");

        trio.app("service-b").launch().awaitReady();
        awaitSuccess();
    }

    @Test
    void aPeerIsNotCutOffForTheServiceBehindIt() {
        trio.app("service-c").kill();
        await().atMost(ARRIVAL).until(() -> {
            HttpResponse<String> answer = Http.get(at("service-a", "/chain?route=b,c"));
            return answer.body().contains("\"cause\":{\"title\":\"Service Unavailable\"");
        });
        for (int i = 0; i < 20; i++) {
            Http.get(at("service-a", "/chain?route=b,c"));
        }
        for (int i = 0; i < 6; i++) {
            HttpResponse<String> answer = Http.get(at("service-a", "/chain?route=b"));
            assertEquals(200, answer.statusCode(), answer.body());
        }
        trio.app("service-c").launch().awaitReady();
        awaitSuccess();
    }

    private static void awaitSuccess() {
        await().atMost(ARRIVAL).until(() -> Http.status(at("service-a", "/chain?route=b,c")) == 200);
    }
}
