package org.acme.trio.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.RawHttp;
import org.acme.trio.testing.WithPeers;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;

/** A caller cannot forge a log line. */
@QuarkusTest
class LogForgeryTest extends WithPeers {

    private static final String FORGED = "INFO  forged line";

    @Inject
    Logs logs;

    @ParameterizedTest
    @MethodSource
    void inputDoesNotReachTheLog(String requestLine, String header) {
        int before = logs.all().size();
        String answer = RawHttp.send(requestLine, header);
        assertThat(answer).matches("(?s)HTTP/1.[01] [245]\\d\\d .*");
        RawHttp.send("GET /items/1 HTTP/1.1");
        await().until(
                () -> written(before).stream().anyMatch(line -> line.getFormattedMessage().startsWith("GET /items/{id} 200")));
        assertThat(written(before)).allSatisfy(record -> {
            assertThat(record.getFormattedMessage()).doesNotContain("forged", "\r", "\n", "\u001b");
            assertThat(record.getMdcCopy().toString()).doesNotContain("forged", "\r", "\n", "\u001b");
            assertThat(record.getThrown()).isNull();
        });
    }

    static Stream<Arguments> inputDoesNotReachTheLog() {
        String ansi = "%1b%5b31m" + FORGED.replace(' ', '+');
        String lineBreak = "%0d%0a" + FORGED.replace(" ", "%20");
        String json = "%22%7d%0a%7b%22message%22:%22forged%22%7d";
        return Stream.of(
                arguments("GET /" + lineBreak + " HTTP/1.1", "A: b"),
                arguments("GET /items/" + lineBreak + " HTTP/1.1", "A: b"),
                arguments("GET /items/1?q=" + lineBreak + " HTTP/1.1", "A: b"),
                arguments("GET /" + ansi + " HTTP/1.1", "A: b"),
                arguments("GET /items/" + json + " HTTP/1.1", "A: b"),
                arguments("GET /chain?route=" + json + " HTTP/1.1", "A: b"),
                arguments("GET /chain?route=b&delay=b:" + lineBreak + " HTTP/1.1", "A: b"),
                arguments("GET /chain?route=b&fail=" + ansi + ":500 HTTP/1.1", "A: b"),
                arguments("GET /chain?mode=" + lineBreak + " HTTP/1.1", "A: b"),
                arguments("GET /q/" + lineBreak + " HTTP/1.1", "A: b"),
                arguments("FORGED\u001b[31mforged / HTTP/1.1", "A: b"),
                arguments("forged / HTTP/1.1", "A: b"),
                arguments("GET / HTTP/forged", "A: b"),
                arguments("GET /chain?route=b HTTP/1.1", "User-Agent: \u001b[31mforged"),
                arguments("GET /chain?route=b HTTP/1.1", "traceparent: 00-forged-forged-01"),
                arguments("GET /chain?route=b HTTP/1.1",
                        "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-forged"),
                arguments("GET /chain?route=b HTTP/1.1", "tracestate: forged"),
                arguments("GET /chain?route=b HTTP/1.1", "baggage: traceId=forged,forged=%0d%0aforged"),
                arguments("GET /chain?route=b HTTP/1.1", "Accept: forged/\u001b"),
                arguments("GET /chain?route=b HTTP/1.1", "A: b\rforged: c"),
                arguments("GET /q/metrics HTTP/1.1", "Accept: forged"));
    }

    private List<ExtLogRecord> written(int before) {
        List<ExtLogRecord> all = logs.all();
        return all.subList(before, all.size());
    }
}
