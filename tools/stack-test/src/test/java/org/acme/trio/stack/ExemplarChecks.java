package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.tree.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

/** A slow request is an exemplar of the histogram of durations, and leads to its trace and its log lines. */
@ExtendWith(StackResolver.class)
class ExemplarChecks {

    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    @TestFactory
    @DisplayName("exemplar")
    List<DynamicTest> exemplar(Stack stack, RetriedTests group) {
        ChainCall slow = new ChainCall(stack.service(), stack.route("1500ms", null), false);
        Search search = new Search(stack, slow, new HashMap<>());
        return List.of(group.test("exemplar of " + slow, search::find),
                group.test("trace of the exemplar", search::trace),
                group.test("log lines of the exemplar", search::lines));
    }

    /** @param answers those to the requests sent, by trace id */
    private record Search(Stack stack, ChainCall slow, Map<String, ChainAnswer> answers) {

        /**
         * A bucket keeps its exemplar for some seconds, and only the one that is there at the scrape is seen: therefore a
         * request is sent each time.
         */
        String find() throws IOException {
            ChainAnswer answer = slow.send();
            answers.put(answer.traceId(), answer);
            return "trace " + traceId(exemplar()) + ", one of " + answers.size() + " requests";
        }

        String trace() throws IOException {
            JsonNode exemplar = exemplar();
            String spanId = exemplar.path("labels").path("span_id").asText();
            Optional<Trace> trace = stack.traces().find(traceId(exemplar));
            return trace.isEmpty() ? fail("trace " + traceId(exemplar) + " is not in Tempo")
                    : trace.get().spans().stream().filter(span -> span.id().equals(spanId)).findFirst()
                            .map(span -> trace.get().spans().size() + " spans, among them the " + span)
                            .orElseGet(() -> fail("span " + spanId + " is not in trace " + traceId(exemplar)));
        }

        String lines() throws IOException {
            return ChainCall.lines(answers.get(traceId(exemplar())), new Loki(stack.loki()));
        }

        private JsonNode exemplar() throws IOException {
            // Skips the test where delays are switched off.
            slow.answer();
            String series = "http_server_requests_seconds_bucket{service_name=\"" + stack.service().name()
                    + "\",uri=\"/chain\"}";
            return new Prometheus(stack.prometheus()).exemplars(series, TimeRange.last(LOOK_BACK)).stream()
                    .filter(exemplar -> answers.containsKey(traceId(exemplar))).findFirst()
                    .orElseGet(() -> fail("none of " + answers.size() + " requests is an exemplar of " + series));
        }

        private static String traceId(JsonNode exemplar) {
            return exemplar.path("labels").path("trace_id").asText();
        }
    }
}
