package org.acme.trio.cli.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.acme.trio.cli.http.StubServer;
import org.acme.trio.cli.http.StubServer.Answer;
import org.junit.jupiter.api.Test;

class PrometheusTest {

    private static final TimeRange RANGE = new TimeRange(Instant.ofEpochSecond(100), Instant.ofEpochSecond(200, 500));

    @Test
    void countsTheNumbersOfASeriesButNotWhatIsNone() throws IOException {
        try (StubServer server = answering("""
                {"status":"success","data":{"resultType":"matrix","result":[
                  {"metric":{"job":"a"},"values":[[100,"1"],[110,"NaN"],[120,"+Inf"]]},
                  {"metric":{"job":"b"},"values":[[100,"NaN"]]}]}}""")) {
            assertEquals(List.of(new Series(Map.of("job", "a"), 2), new Series(Map.of("job", "b"), 0)),
                    new Prometheus(server.base()).range("up", RANGE, Duration.ofSeconds(10)));
            assertEquals("/api/v1/query_range?end=200.000000500&query=up&start=100.000000000&step=10s",
                    server.requests().remove().pathAndQuery());
        }
    }

    @Test
    void readsAVectorAndAScalar() throws IOException {
        try (StubServer server = answering("""
                {"data":{"resultType":"vector","result":[{"metric":{},"value":[100,"0"]},{"metric":{},"value":[100,"NaN"]}]}}
                """)) {
            assertEquals(List.of(new Series(Map.of(), 1), new Series(Map.of(), 0)), new Prometheus(server.base()).now("x"));
        }
        try (StubServer server = answering("{\"data\":{\"resultType\":\"scalar\",\"result\":[100,\"1\"]}}")) {
            assertEquals(List.of(new Series(Map.of(), 1)), new Prometheus(server.base()).now("1"));
        }
    }

    @Test
    void readsExemplars() throws IOException {
        try (StubServer server = answering("""
                {"data":[{"seriesLabels":{"le":"1"},"exemplars":[
                  {"labels":{"trace_id":"ab","span_id":"c"},"value":"0.1","timestamp":100.5}]}]}""")) {
            assertEquals(List.of(new Exemplar(Map.of("trace_id", "ab", "span_id", "c"), Instant.ofEpochMilli(100_500))),
                    new Prometheus(server.base()).exemplars("x_bucket", RANGE));
        }
    }

    @Test
    void readsTheValuesOfALabel() throws IOException {
        try (StubServer server = answering("{\"data\":[\"service-a\",\"service-b\"]}")) {
            assertEquals(List.of("service-a", "service-b"),
                    new Prometheus(server.base()).labelValues("service_name", "up{}"));
            assertEquals("/api/v1/label/service_name/values?match[]=up%7B%7D",
                    server.requests().remove().pathAndQuery());
        }
    }

    @Test
    void readsRules() throws IOException {
        try (StubServer server = answering("""
                {"data":{"groups":[{"rules":[{"type":"alerting","name":"Down","health":"ok"}]},
                  {"rules":[{"type":"recording","name":"r","health":"err","lastError":"no"}]}]}}""")) {
            assertEquals(List.of(new Rule("Down", true, "ok", ""), new Rule("r", false, "err", "no")),
                    new Prometheus(server.base()).rules());
        }
    }

    private static StubServer answering(String body) throws IOException {
        return new StubServer(request -> Answer.of(200, body));
    }
}
