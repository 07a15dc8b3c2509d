package org.acme.trio.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.acme.trio.trace.http.FreePort;
import org.acme.trio.trace.http.StubServer;
import org.acme.trio.trace.http.StubServer.Answer;
import org.acme.trio.trace.http.StubServer.Request;
import org.acme.trio.trace.http.TraceParent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TraceCommandTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ROOT = """
            {"id":"a1","kind":"SERVER","name":"get /chain","timestamp":1795222923000000,"duration":20000,
             "localEndpoint":{"serviceName":"service-a"},"tags":{"url.path":"/chain"}%s}""";
    private static final String CLIENT = """
            {"id":"a2","parentId":"a1","kind":"CLIENT","name":"get","timestamp":1795222923005000,"duration":10000,
             "localEndpoint":{"serviceName":"service-a"},"tags":{"url.full":"http://localhost:8082/io_task","error":"503"}}""";
    private static final String SERVER = """
            {"id":"b1","parentId":"a2","kind":"SERVER","name":"get /io_task","timestamp":1795222923006000,"duration":8000,
             "localEndpoint":{"serviceName":"service-b"},"tags":{"url.path":"/io_task","error":"503"}}""";

    @TempDir
    Path runDirectory;

    private volatile String spans = "[" + String.join(",", ROOT.formatted(""), CLIENT, SERVER) + "]";
    private volatile Answer answer = chain(200, TRACE_ID, """
            {"trace_id":"%s","calls":[{"service":"service-b","path":"/io_task","status":200}]}""".formatted(TRACE_ID));
    private StubServer service;
    private StubServer zipkin;

    @BeforeEach
    void start() throws IOException {
        service = new StubServer(this::serviceAnswers);
        zipkin = new StubServer(request -> Answer.of(200, spans));
    }

    @AfterEach
    void stop() {
        service.close();
        zipkin.close();
    }

    @Test
    void showsTheTraceItsLogLinesAndTheLink() throws IOException {
        Files.createDirectories(runDirectory.resolve("logs"));
        Files.writeString(runDirectory.resolve("logs/service-b.log"), """
                {"timestamp":"2026-11-21T01:02:03.009Z","level":"ERROR","message":"no \\u001b[2J","mdc":{"traceId":"%1$s"},\
                "service_name":"service-b","exception":{"exceptionType":"java.io.IOException","message":"broken"}}
                %1$s is no JSON
                """.formatted(TRACE_ID));

        assertEquals(new Cli(0, """
                GET http://127.0.0.1:%1$s/chain?route=b&fail=b:503
                status 200, trace %3$s

                  service-a  get /chain       |%4$s|      0.0 ms     20.0 ms
                ! service-a    get            |%5$s|      5.0 ms     10.0 ms
                ! service-b      get /io_task |%6$s|      6.0 ms      8.0 ms

                01:02:03.009Z ERROR service-b  no \\u001b[2J
                    java.io.IOException: broken
                Log lines of this trace that are not JSON: 1

                http://127.0.0.1:%2$s/zipkin/traces/%3$s

                """.formatted(service.port(), zipkin.port(), TRACE_ID, "=".repeat(44), bar(11, 22), bar(13, 18)), ""),
                trace("--route", "b", "--fail", "b:503"));
    }

    @Test
    void saysWhereItFoundNoLogLines() {
        Cli trace = trace();

        assertEquals(0, trace.exitCode(), trace.toString());
        assertTrue(trace.out().contains("\nNo log lines of this trace in " + runDirectory.resolve("logs") + "\n"), trace.out());
    }

    @Test
    void endsWithZeroAlsoForAnErrorWhoseTraceIsWhole() {
        answer = chain(502, TRACE_ID, """
                {"trace_id":"%s","detail":"service-b failed","hop":{"service":"service-b","path":"/io_task","status":503}}
                """.formatted(TRACE_ID));

        Cli trace = trace("--fail", "b:503");

        assertEquals(0, trace.exitCode(), trace.toString());
        assertTrue(trace.out().contains("status 502, trace " + TRACE_ID + "\nservice-b failed\n"), trace.out());
    }

    @Test
    void endsWithOneAndSaysWhatIsMissing() {
        spans = "[" + String.join(",", ROOT.formatted(""), CLIENT) + "]";

        Cli trace = trace("--timeout", "2s");

        assertEquals(1, trace.exitCode());
        assertEquals("The trace is not whole:\n- no server span of service-b for /io_task, called by service-a\n",
                trace.err());
        assertTrue(trace.out().contains("service-a  get /chain"), trace.out());
    }

    @Test
    void saysThatATraceWasNotSampled() {
        answer = new Answer(200, Map.of("traceresponse", "00-" + TRACE_ID + "-00f067aa0ba902b7-00"), "{}");

        assertEquals(new Cli(1, """
                GET http://127.0.0.1:%s/chain
                status 200, trace %s

                No log lines of this trace in %s

                """.formatted(service.port(), TRACE_ID, runDirectory.resolve("logs")),
                "The trace was not sampled: its spans were not recorded.\n"), trace());
    }

    @Test
    void sendsItsOwnTraceContext() {
        answer = null;
        spans = null;

        Cli trace = trace("--traceparent");

        TraceParent sent = TraceParent.parse(service.requests().remove().traceparent()).orElseThrow();
        assertEquals(0, trace.exitCode(), trace.toString());
        assertTrue(trace.out().contains("\ntraceparent: " + sent + "\nstatus 200, trace " + sent.traceId() + "\n"),
                trace.out());
        assertEquals("/api/v2/trace/" + sent.traceId(), zipkin.requests().remove().pathAndQuery());
    }

    @Test
    void repeatsTheRequest() {
        assertEquals(0, trace("-n", "3").exitCode());
        assertEquals(3, service.requests().size());
    }

    @Test
    void saysThatTheServiceOrTheTraceStoreDoesNotRun() throws IOException {
        int freePort = FreePort.find();
        String doesNotAnswer = " does not answer on http://127.0.0.1:" + freePort
                + ": is it running? scripts/up.sh starts it\n";

        Cli noService = trace("--services", "service-a=http://127.0.0.1:" + freePort);
        Cli noStore = trace("--zipkin-port", "" + freePort);

        assertEquals(1, noService.exitCode());
        assertEquals("service-a" + doesNotAnswer, noService.err());
        assertEquals(1, noStore.exitCode());
        assertEquals("the trace store" + doesNotAnswer, noStore.err());
    }

    @Test
    void saysHowTempoIsStarted() throws IOException {
        int freePort = FreePort.find();

        Cli trace = trace("--store", "tempo", "--tempo-url", "http://127.0.0.1:" + freePort);

        assertEquals(1, trace.exitCode());
        assertEquals("Tempo does not answer on http://127.0.0.1:" + freePort
                + ": is it running? scripts/up.sh --with containers or binaries starts it\n", trace.err());
    }

    private static String bar(int from, int length) {
        return " ".repeat(from) + "=".repeat(length) + " ".repeat(44 - from - length);
    }

    private Cli trace(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--run-dir", runDirectory.toString()));
        List<String> given = List.of(options);
        arguments.addAll(given);
        if (!given.contains("--store")) {
            arguments.addAll(List.of("--store", "zipkin"));
        }
        if (!given.contains("--services")) {
            arguments.addAll(List.of("--services", "service-a=" + service.base()));
        }
        if (!given.contains("--zipkin-port")) {
            arguments.addAll(List.of("--zipkin-port", "" + zipkin.port()));
        }
        return Cli.run(arguments.toArray(String[]::new));
    }

    private Answer serviceAnswers(Request request) {
        if (answer != null) {
            return answer;
        }
        TraceParent sent = TraceParent.parse(request.traceparent()).orElseThrow();
        spans = "[" + ROOT.formatted(",\"parentId\":\"" + sent.spanId() + "\"") + "]";
        return chain(200, sent.traceId(), "{}");
    }

    private static Answer chain(int status, String traceId, String body) {
        return new Answer(status, Map.of("traceresponse", "00-" + traceId + "-00f067aa0ba902b7-01"), body);
    }
}
