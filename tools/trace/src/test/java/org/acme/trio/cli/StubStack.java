package org.acme.trio.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.cli.grafana.Rules;
import org.acme.trio.cli.grafana.Rules.RuleDefinition;
import org.acme.trio.cli.http.StubServer;
import org.acme.trio.cli.http.StubServer.Answer;
import org.acme.trio.cli.http.StubServer.Request;

/** The services and all backends in one server, which has data for everything; a test takes some of it away. */
final class StubStack implements AutoCloseable {

    static final Path ROOT = Path.of("../..");
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN_ID = "00f067aa0ba902b1";
    private static final String SPAN = """
            {"spanId":"APBnqgupArE=","name":"GET /chain","kind":"SPAN_KIND_SERVER","startTimeUnixNano":"%1$d",
             "endTimeUnixNano":"%1$d","attributes":[{"key":"url.path","value":{"stringValue":"/chain"}}]}""";
    private static final String LINES = """
            {"data":{"resultType":"streams","result":[{"stream":{"service_name":"service-a","level":"INFO"},"values":[
              ["1795228540055841679","GET /",{"structuredMetadata":{"trace_id":"%s","span_id":"%s"}}]]}]}}"""
            .formatted(TRACE_ID, SPAN_ID);
    private static final String SERIES = """
            {"data":{"resultType":"matrix","result":[{"metric":{},"value":[100,"0"],"values":[[100,"0"]]}]}}""";
    private static final String EXEMPLARS = """
            {"data":[{"exemplars":[{"labels":{"trace_id":"%s","span_id":"%s"},"timestamp":100.5}]}]}"""
            .formatted(TRACE_ID, SPAN_ID);

    private final Map<String, Answer> replaced = new ConcurrentHashMap<>();
    private final StubServer server;

    StubStack() throws IOException {
        server = new StubServer(this::answer);
    }

    /** Answers otherwise where the path, or the path with the decoded query, begins so. */
    StubStack replace(String pathAndQuery, int status, String body) {
        replaced.put(pathAndQuery, Answer.of(status, body));
        return this;
    }

    /** Answers requests of chains that begin so with another status. */
    void replaceChain(String pathAndQuery, int status) {
        replaced.put(pathAndQuery, chain(status));
    }

    /** Runs {@code verify} against this stack; each check is asked once. */
    Cli verify(String... options) {
        Stream<String> addresses = Stream.of("prometheus", "alertmanager", "tempo", "loki", "grafana")
                .filter(name -> Stream.of(options).noneMatch(option -> option.startsWith("--" + name + "-url=")))
                .map(name -> "--" + name + "-url=" + server.base());
        Stream<String> root = Stream.of(options).anyMatch(option -> option.startsWith("--root")) ? Stream.of()
                : Stream.of("--root=" + ROOT);
        Stream<String> ports = Stream.of("a", "b", "c").map(letter -> "--service-" + letter + "-port=" + server.port());
        return Cli.run(Stream.of(Stream.of("verify", "--wait=1ms", "--traffic=1ms"), root, addresses, ports,
                Stream.of(options)).flatMap(part -> part).toArray(String[]::new));
    }

    List<String> asked() {
        return server.requests().stream().map(StubStack::decoded).toList();
    }

    private Answer answer(Request request) {
        String asked = decoded(request);
        return replaced.entrySet().stream()
                .filter(entry -> asked.startsWith(entry.getKey()))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElseGet(() -> usual(asked));
    }

    private static String decoded(Request request) {
        return URLDecoder.decode(request.pathAndQuery(), UTF_8);
    }

    private static Answer usual(String asked) {
        String path = asked.replaceFirst("\\?.*", "");
        return switch (path) {
            case "/chain" -> chain(asked.contains("fail=") ? 502 : 200);
            case "/api/v2/traces/" + TRACE_ID -> Answer.of(200, """
                    {"trace":{"resourceSpans":[{"resource":{"attributes":[
                      {"key":"service.name","value":{"stringValue":"service-a"}}]},"scopeSpans":[{"spans":[%s]}]}]}}"""
                    .formatted(SPAN.formatted(Instant.now().getEpochSecond() * 1_000_000_000L)));
            case "/loki/api/v1/query_range" -> Answer.of(200, asked.contains("query={") ? LINES : SERIES);
            case "/api/v1/query", "/api/v1/query_range" -> Answer.of(200, SERIES);
            case "/api/v1/query_exemplars" -> Answer.of(200, EXEMPLARS);
            case "/api/v1/label/service_name/values" -> Answer.of(200, "{\"data\":[\"service-a\",\"service-b\"]}");
            case "/api/v1/targets" -> Answer.of(200, """
                    {"data":{"activeTargets":[{"labels":{"job":"promtail","optional":"true"},"health":"up"}]}}""");
            case "/api/v1/rules" -> Answer.of(200, rules(true));
            case "/prometheus/api/v1/rules" -> Answer.of(200, rules(false));
            case "/api/search" -> Answer.of(200, "{\"traces\":[{}]}");
            case "/api/v2/alerts" -> Answer.of(200,
                    """
                            [{"labels":{"alertname":"ErrorLogBurst","service_name":"service-c"},"updatedAt":"2126-01-01T00:00:00Z"}]""");
            default -> path.startsWith("/api/v2/traces/") ? Answer.of(404, "") : Answer.of(200, "{}");
        };
    }

    private static Answer chain(int status) {
        return new Answer(status, Map.of("traceresponse", "00-" + TRACE_ID + "-00f067aa0ba902b7-01"), "{\"calls\":[]}");
    }

    private static String rules(boolean prometheus) {
        try {
            List<RuleDefinition> rules = prometheus ? Rules.ofPrometheus(ROOT) : Rules.ofLoki(ROOT);
            return rules.stream()
                    .map(rule -> "{\"name\":\"%s\",\"type\":\"%s\",\"health\":\"ok\"}".formatted(rule.name(),
                            rule.alerting() ? "alerting" : "recording"))
                    .collect(Collectors.joining(",", "{\"data\":{\"groups\":[{\"rules\":[", "]}]}}"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
