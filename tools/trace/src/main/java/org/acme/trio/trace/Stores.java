package org.acme.trio.trace;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.logs.FileLogStore;
import org.acme.trio.trace.logs.LogArrival;
import org.acme.trio.trace.logs.LogLines;
import org.acme.trio.trace.logs.LogStore;
import org.acme.trio.trace.logs.LokiLogStore;
import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.TempoTraceStore;
import org.acme.trio.trace.tree.TraceArrival;
import org.acme.trio.trace.tree.TraceStore;
import org.acme.trio.trace.tree.ZipkinTraceStore;

/**
 * Where traces and logs are read.
 *
 * @param logPlace where that log store looks, as it is told when it finds nothing
 * @param logDelay how long log lines may take after the trace has arrived
 */
record Stores(TraceStore traces, LogStore logs, String logPlace, Duration logDelay) {

    /** What can be chosen on the command line. */
    enum Choice {
        AUTO,
        TEMPO,
        ZIPKIN
    }

    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration LOKI_DELAY = Duration.ofSeconds(5);

    static Stores of(Choice choice, TraceAddresses addresses) {
        if (choice == Choice.ZIPKIN || choice == Choice.AUTO && !answers("Tempo", addresses.tempo(), "/ready")) {
            return new Stores(new ZipkinTraceStore(addresses.zipkin()), new FileLogStore(addresses.logs()),
                    addresses.logs().toString(), Duration.ZERO);
        }
        Optional<URI> grafana = Optional.of(addresses.grafana()).filter(base -> answers("Grafana", base, "/api/health"));
        return new Stores(new TempoTraceStore(addresses.tempo(), grafana), new LokiLogStore(addresses.loki()),
                addresses.loki().toString(), LOKI_DELAY);
    }

    /** {@return the log lines of a trace, once each of its services has one or the delay is over} */
    LogLines logsOf(TraceArrival arrival, String traceId) throws IOException {
        Set<String> services = arrival.trace().stream()
                .flatMap(trace -> trace.spans().stream())
                .map(Span::service)
                .collect(Collectors.toSet());
        return LogArrival.await(logs, traceId, services, logDelay);
    }

    private static boolean answers(String name, URI base, String path) {
        try {
            return HttpTarget.ofStack(name, base).get(path, Map.of(), PROBE).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
