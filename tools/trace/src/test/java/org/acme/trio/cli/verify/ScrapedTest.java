package org.acme.trio.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.http.StubServer;
import org.acme.trio.cli.http.StubServer.Answer;
import org.junit.jupiter.api.Test;

class ScrapedTest {

    private static final String LOKI = target("loki", false, "up");
    private static final String PROMTAIL = target("promtail", true, "up");

    @Test
    void countsThePrograms() throws IOException {
        assertEquals(Outcome.pass("2 up"), scraped(LOKI, PROMTAIL));
    }

    @Test
    void doesNotMissWhatIsOptional() throws IOException {
        assertEquals(Outcome.pass("2 up; optional and not up: alloy, jaeger"),
                scraped(LOKI, PROMTAIL, target("alloy", true, "down"), target("jaeger", true, "down")));
    }

    @Test
    void namesWhatIsDownOrWasNotScrapedYet() throws IOException {
        String service = """
                {"labels":{"job":"trio","service_name":"service-b","instance":"b:8080"},"health":"unknown","lastError":""}""";

        assertEquals(Outcome.fail("tempo at tempo:1 is down (refused); service-b at b:8080 is unknown"),
                scraped(LOKI, PROMTAIL, target("tempo", false, "down"), service));
    }

    @Test
    void missesAShipperThoughEachIsOptional() throws IOException {
        Outcome missing = Outcome.fail("neither promtail nor alloy is up: no log lines are collected");

        assertEquals(missing, scraped(LOKI, target("promtail", true, "down")));
        assertEquals(missing, scraped(LOKI, target("promtail", true, "down"), target("alloy", true, "down")));
        assertEquals(Outcome.pass("2 up; optional and not up: promtail"),
                scraped(LOKI, target("promtail", true, "down"), target("alloy", true, "up")));
    }

    @Test
    void missesNoShipperWhereNoneIsListed() throws IOException {
        assertEquals(Outcome.pass("1 up"), scraped(LOKI));
    }

    @Test
    void failsWithoutTargets() throws IOException {
        assertEquals(Outcome.fail("it has no targets"), scraped());
    }

    private static String target(String job, boolean optional, String health) {
        return "{\"labels\":{\"job\":\"%1$s\",\"instance\":\"%1$s:1\"%2$s},\"health\":\"%3$s\",\"lastError\":\"%4$s\"}"
                .formatted(job, optional ? ",\"optional\":\"true\"" : "", health, health.equals("down") ? "refused" : "");
    }

    private static Outcome scraped(String... targets) throws IOException {
        String body = Stream.of(targets).collect(Collectors.joining(",", "{\"data\":{\"activeTargets\":[", "]}}"));
        try (StubServer server = new StubServer(request -> request.pathAndQuery().equals("/api/v1/targets?state=active")
                ? Answer.of(200, body)
                : Answer.of(404, ""))) {
            return new Scraped(new Prometheus(server.base())).ask();
        }
    }
}
