package org.acme.trio.cli.verify.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.http.ChainClient;
import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.StubServer;
import org.acme.trio.cli.http.StubServer.Answer;
import org.acme.trio.cli.http.StubServer.Request;
import org.acme.trio.cli.trace.TempoTraceStore;
import org.acme.trio.cli.verify.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The checks that are about an exemplar which is not there at first. */
@Timeout(60)
class OwnExemplarTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN_ID = "00f067aa0ba902b1";

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void isLookedForUntilItIsThereAndItsTraceAndItsLinesToo() throws IOException {
        StringWriter out = new StringWriter();
        try (StubServer server = new StubServer(this::answer)) {
            ChainClient client = new ChainClient(new HttpTarget("service-a", server.base()), Duration.ofSeconds(20));
            OwnExemplar exemplar = new OwnExemplar(client, new Prometheus(server.base()));

            assertTrue(new Verification(new PrintWriter(out), new PrintWriter(PrintWriter.nullWriter()), Duration.ofSeconds(50))
                    .run(List.of(exemplar, new TraceOfExemplar(exemplar, new TempoTraceStore(server.base(), Optional.empty())),
                            new LinesOfExemplar(exemplar, new Loki(server.base())))),
                    out::toString);
        }
        assertEquals(3, asked.get());
        assertTrue(
                out.toString().startsWith("PASS  exemplar of service-a GET /chain?route=b,c&delay=c:1500ms  trace " + TRACE_ID
                        + ", one of 3 requests\nPASS  trace of the exemplar  "),
                out::toString);
        assertTrue(out.toString().contains("\nPASS  log lines of the exemplar  1 lines of service-a\n"), out::toString);
    }

    private Answer answer(Request request) {
        String path = request.pathAndQuery().replaceFirst("\\?.*", "");
        return switch (path) {
            case "/chain" -> new Answer(200, Map.of("traceresponse", "00-" + traceId() + "-" + SPAN_ID + "-01"),
                    "{\"calls\":[]}");
            case "/api/v1/query_exemplars" -> Answer.of(200, asked.get() < 3 ? "{\"data\":[]}"
                    : "{\"data\":[{\"exemplars\":[{\"labels\":{\"trace_id\":\"%s\",\"span_id\":\"%s\"},\"timestamp\":1}]}]}"
                            .formatted(TRACE_ID, SPAN_ID));
            case "/api/v2/traces/" + TRACE_ID -> Answer.of(200, """
                    {"trace":{"resourceSpans":[{"resource":{"attributes":[
                      {"key":"service.name","value":{"stringValue":"service-a"}}]},"scopeSpans":[{"spans":[
                      {"spanId":"APBnqgupArE=","name":"GET /chain","kind":"SPAN_KIND_SERVER","startTimeUnixNano":"1",
                       "endTimeUnixNano":"2"}]}]}]}}""");
            default -> Answer.of(200, """
                    {"data":{"resultType":"streams","result":[{"stream":{"service_name":"service-a"},"values":[
                      ["1","GET /",{"structuredMetadata":{"trace_id":"%s"}}]]}]}}""".formatted(TRACE_ID));
        };
    }

    /** {@return the id of the exemplar for the second request, others for those before and after it} */
    private String traceId() {
        int request = asked.incrementAndGet();
        return request == 2 ? TRACE_ID : "%032x".formatted(request);
    }
}
