package org.acme.trio.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import jakarta.inject.Inject;

import org.acme.trio.testing.Logs;
import org.acme.trio.testing.RawHttp;
import org.acme.trio.testing.Scrape;
import org.acme.trio.testing.Spans;
import org.acme.trio.testing.TraceParent;
import org.acme.trio.testing.WithPeers;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** What a caller and an operator see of a request that the HTTP server refuses before an endpoint does. */
@QuarkusTest
class RefusedRequestTest extends WithPeers {

    private static final String HOST = "Host: localhost\r\n";

    private final TraceParent caller = TraceParent.sampled();

    @Inject
    Logs logs;
    @Inject
    Spans spans;

    @ParameterizedTest
    @ValueSource(strings = { "/secret%zz", "/items/%", "/items/1?q=%zz", "/chain?secret=%zz", "/secret|", "/secret\"",
            "/secret{", "/?%=secret" })
    void aTargetThatIsNoUriIsABadRequest(String target) {
        isAProblem("GET " + target + " HTTP/1.1\r\n" + HOST, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Host: [\r\n", "Host: secret secret\r\n", "Host: secret:99999999\r\n", "Host: secret:x\r\n",
            "Host: secret/secret\r\n", "Host: secret\u00e4\r\n" })
    void withoutAValidHostItIsABadRequest(String host) {
        isAProblem("GET /secret HTTP/1.1\r\n" + host, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "OPTIONS *", "GET *", "GET secret", "CONNECT secret:443" })
    void withoutAPathNothingIsFound(String line) {
        isAProblem(line + " HTTP/1.1\r\n" + HOST, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET ?secret HTTP/1.1\r\n" + HOST, "GET http://[/secret HTTP/1.1\r\n" + HOST })
    void aTargetOfAnUnusualFormIsABadRequest(String head) {
        isAProblem(head, 400);
    }

    private void isAProblem(String head, int status) {
        String[] counted = { "uri=\"UNMATCHED\"", "status=\"" + status + "\"" };
        double before = Scrape.now().value("http_server_requests_seconds_count", counted);
        int lines = logs.all().size();
        String answer = RawHttp.sendAsItIs(head + "traceparent: " + caller.header() + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("content-type: application/problem+json")
                .contains("traceresponse: 00-" + caller.traceId() + "-" + spans.of(caller.traceId(), 1).get(0).getSpanId());
        JsonPath problem = JsonPath.from(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("trace_id")).isEqualTo(caller.traceId());
        await().until(() -> !logs.accessLines(caller.traceId()).isEmpty());
        List<ExtLogRecord> written = logs.all().subList(lines, logs.all().size());
        assertThat(written).extracting(ExtLogRecord::getFormattedMessage).singleElement().asString()
                .matches("[A-Z]+ UNMATCHED " + status + " \\d+\\.\\d ms");
        assertThat(written.get(0).getMdcCopy().toString()).doesNotContain("secret");
        assertThat(Scrape.now().value("http_server_requests_seconds_count", counted)).isEqualTo(before + 1);
    }
}
