package org.acme.trio.telemetry;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A request keeps its trace context across waits and beside concurrent requests. */
@QuarkusTest
class ContextKeptTest extends WithPeers {

    private static final int MANY = 100;

    @Inject
    Spans spans;
    @Inject
    Logs logs;

    @Test
    void parallelCallsCarryTheSpanOfTheirOwnCall() {
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/chain?route=b,c,b,c&mode=parallel").then().statusCode(200);
        List<String> sent = Stream.of(serviceB, serviceC).flatMap(peer -> asked(peer).stream())
                .map(request -> request.getHeader("traceparent")).toList();
        List<String> made = spans.of(caller.traceId(), 5).stream().filter(span -> span.getKind() == CLIENT)
                .map(span -> "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01").toList();
        assertThat(sent).hasSize(4).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void aTimeoutIsLoggedInItsTrace() {
        answers(serviceB, hanging());
        TraceParent caller = TraceParent.sampled();
        given().header("traceparent", caller.header()).get("/chain?route=b").then().statusCode(504);
        SpanData server = Spans.only(spans.of(caller.traceId(), 2), SERVER, "GET /chain");
        await().untilAsserted(() -> assertThat(logs.of(caller.traceId())).hasSize(2)
                .extracting(record -> record.getMdc("spanId")).containsOnly(server.getSpanId()));
        assertThat(logs.of(caller.traceId())).extracting(ExtLogRecord::getFormattedMessage)
                .anySatisfy(message -> assertThat(message).isEqualTo("service-b/chain: no answer in time"));
    }

    @Test
    void aHundredRequestsAtOnceDoNotMix() {
        answers(serviceB, okJson("{\"calls\":[]}").withUniformRandomDelay(1, 50));
        List<TraceParent> callers = Stream.generate(TraceParent::sampled).limit(MANY).toList();
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = callers.stream().map(caller -> client.sendAsync(HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/chain?route=a,b,c&delay=a:5ms"))
                .header("traceparent", caller.header()).build(), BodyHandlers.ofString())).toList();
        for (int i = 0; i < MANY; i++) {
            HttpResponse<String> answer = answers.get(i).join();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"trace_id\":\"" + callers.get(i).traceId() + "\"");
            assertThat(answer.headers().firstValue("traceresponse").orElseThrow()).contains(callers.get(i).traceId());
        }
        Map<String, List<LoggedRequest>> received = asked(serviceB).stream()
                .collect(groupingBy(request -> request.getHeader("traceparent").split("-")[1]));
        assertThat(callers).allSatisfy(caller -> {
            List<SpanData> trace = spans.of(caller.traceId(), 4);
            assertThat(received.get(caller.traceId())).singleElement()
                    .satisfies(request -> assertThat(trace).extracting(SpanData::getSpanId)
                            .contains(request.getHeader("traceparent").split("-")[2]));
            await().pollDelay(Duration.ZERO).untilAsserted(() -> assertThat(logs.accessLines(caller.traceId())).hasSize(2)
                    .extracting(line -> line.getMdc("spanId")).containsExactlyInAnyOrderElementsOf(trace.stream()
                            .filter(span -> span.getKind() == SERVER).map(SpanData::getSpanId).toList()));
        });
    }
}
