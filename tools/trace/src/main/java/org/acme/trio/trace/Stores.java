package org.acme.trio.trace;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.Polling;
import org.acme.trio.trace.logs.LogLine;
import org.acme.trio.trace.logs.LogLines;
import org.acme.trio.trace.logs.LogStore;
import org.acme.trio.trace.tree.Span;
import org.acme.trio.trace.tree.TraceArrival;
import org.acme.trio.trace.tree.TraceStore;

/**
 * The stores of traces and of logs that belong together.
 *
 * @param logPlace the address of Loki or the directory of the log files
 * @param logDelay how long to wait for log lines after the trace has arrived
 */
record Stores(TraceStore traces, LogStore logs, String logPlace, Duration logDelay) {

    /** {@return the log lines of a trace, once each service in it has one or the delay is over} */
    LogLines logsOf(ChainAnswer answer, TraceArrival arrival) throws IOException {
        Stream<String> withSpans = arrival.trace().stream().flatMap(trace -> trace.spans().stream()).map(Span::service);
        Set<String> services = Stream.concat(Stream.of(answer.service()), withSpans).collect(Collectors.toSet());
        return Polling.until(found -> servicesIn(found).containsAll(services), logDelay, () -> logs.find(answer.traceId()));
    }

    private static Set<String> servicesIn(LogLines found) {
        return found.lines().stream().map(LogLine::service).collect(Collectors.toSet());
    }
}
