package org.acme.trio.trace;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Service;
import org.acme.trio.trace.http.TraceParent;
import org.acme.trio.trace.terminal.Terminal;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.TraceArrival;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a service for a chain of calls and shows the trace of it. */
@Command(name = "trace", description = {
        "Sends GET /chain, waits for the whole trace and shows it with its log lines.",
        "Ends with 0 when the trace is whole, else with 1." })
final class TraceCommand implements Callable<Integer> {

    private static final int MAX_COUNT = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--service", paramLabel = "a|b|c", defaultValue = "a", description = "The service that is asked (${DEFAULT-VALUE}).")
    private Service service;

    @Option(names = "--route", paramLabel = "b,c,a", description = "The services to call one after another.")
    private String route;

    @Option(names = "--mode", paramLabel = "serial|parallel", description = "How the service makes its own calls.")
    private String mode;

    @Option(names = "--delay", paramLabel = "b:200ms,c:1s", description = "How long a service waits.")
    private String delay;

    @Option(names = "--fail", paramLabel = "c:503", description = "With which status a service fails.")
    private String fail;

    @Option(names = { "-n", "--count" }, paramLabel = "N", defaultValue = "1", description = "How many requests, up to "
            + MAX_COUNT + " (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--traceparent", description = "Begin the trace here, and send its context in the header traceparent.")
    private boolean traceparent;

    @Option(names = "--timeout", paramLabel = "20s", defaultValue = "20s", converter = DurationConverter.class, description = "How long to wait for the answer, and then for the trace (${DEFAULT-VALUE}).")
    private Duration timeout;

    @Option(names = "--store", paramLabel = "auto|tempo|zipkin", defaultValue = "${env:TRACE_STORE:-auto}", description = "Where traces and logs are read: Tempo and Loki, or Zipkin and the log files; auto takes Tempo when it runs (${DEFAULT-VALUE}).")
    private Stores.Choice store;

    @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
    private boolean noColor;

    @Mixin
    private TraceAddresses addresses;

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > MAX_COUNT) {
            throw new ParameterException(spec.commandLine(),
                    "Invalid value for option '--count': " + count + " is not between 1 and " + MAX_COUNT);
        }
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            whole &= showOne();
        }
        return whole ? 0 : 1;
    }

    private boolean showOne() throws IOException {
        HttpTarget target = addresses.service(service);
        ChainRequest request = new ChainRequest(route, mode, delay, fail);
        Optional<TraceParent> sent = traceparent ? Optional.of(TraceParent.random()) : Optional.empty();
        Stores stores = Stores.of(store, addresses);
        TraceReport report = new TraceReport(spec.commandLine().getOut(), spec.commandLine().getErr(),
                Terminal.detect(noColor));

        report.request(target.at(request.pathAndQuery()), sent);
        ChainAnswer answer = new ChainClient(target, timeout).get(request, sent);
        report.answer(answer);
        TraceArrival arrival = TraceArrival.await(stores.traces(), new Completeness(answer, sent), timeout);
        report.trace(arrival);
        report.logs(stores.logsOf(arrival, answer.traceId()), stores.logPlace());
        report.link(stores.traces().link(answer.traceId()));
        report.missing(arrival.missing());
        return arrival.isWhole();
    }
}
