package org.acme.trio.stack;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainAnswer.Call;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;

/** A request that several tests are about: it is sent once, when the first of them needs it. */
final class ChainCall {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int FORBIDDEN = 403;

    private final ChainClient client;
    private final ChainRequest request;
    private final boolean fails;
    private Optional<ChainAnswer> answer = Optional.empty();

    /** @param fails whether the answer has to be an error of the server; else it has to be 200 */
    ChainCall(HttpTarget service, ChainRequest request, boolean fails) {
        this.client = new ChainClient(service, TIMEOUT);
        this.request = request;
        this.fails = fails;
    }

    /** {@return the expected answer; the test fails with another one, and the next call sends anew} */
    ChainAnswer answer() throws IOException {
        return answer.isPresent() ? answer.get() : send();
    }

    /** Sends the request once more, as {@link #answer}. */
    ChainAnswer send() throws IOException {
        ChainAnswer sent = client.get(request, Optional.empty());
        if (sent.status() == FORBIDDEN && (fails || request.delay() != null)) {
            return abort((fails ? "faults" : "delays") + " are switched off in the services");
        }
        if (fails ? sent.status() < 500 : sent.status() != 200) {
            return fail(this + " was answered with status " + sent.status());
        }
        answer = Optional.of(sent);
        return sent;
    }

    /** {@return the request for a line of the report} */
    @Override
    public String toString() {
        return client.service().name() + " GET " + request.pathAndQuery();
    }

    /** {@return the figure of the lines that the services that took part wrote; a failure when one has none in Loki} */
    static String lines(ChainAnswer answer, Loki loki) throws IOException {
        List<Loki.Line> lines = loki.linesOf(answer.traceId());
        Set<String> missing = new TreeSet<>(Set.of(answer.service()));
        addCalled(answer.calls(), missing);
        Set<String> found = lines.stream().map(line -> line.labels().getOrDefault("service_name", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(found);
        return missing.isEmpty() ? lines.size() + " lines of " + String.join(", ", found)
                : fail("Loki has no line of " + String.join(", ", missing) + " with trace_id " + answer.traceId());
    }

    private static void addCalled(List<Call> calls, Set<String> services) {
        for (Call call : calls) {
            if (call.status().isPresent()) {
                services.add(call.service());
            }
            addCalled(call.calls(), services);
        }
    }
}
