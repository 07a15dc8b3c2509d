package org.acme.trio.trace;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.trace.http.ChainAnswer;
import org.acme.trio.trace.http.ChainClient;
import org.acme.trio.trace.http.ChainRequest;
import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.NewUser;
import org.acme.trio.trace.http.Services;
import org.acme.trio.trace.http.TraceParent;
import org.acme.trio.trace.terminal.CommandLines;
import org.acme.trio.trace.terminal.Terminal;
import org.acme.trio.trace.tree.Completeness;
import org.acme.trio.trace.tree.TraceArrival;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a request through the services and shows its trace. */
@Command(name = "trace", version = "trace 1.0.0", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Sends GET /chain, waits for the whole trace and shows it with its log lines.",
        "Exit code: 0 the trace is whole, 1 it is not or the journey failed, 2 wrong use." })
public final class TraceCommand implements Callable<Integer> {

    private static final int MAX_COUNT = 100;
    private static final String SERVICES = "${env:STACK_SERVICES:-" + Services.DEFAULT + "}";

    @Spec
    private CommandSpec spec;

    @Option(names = "--service", paramLabel = "NAME", description = "The service that is asked: its name or what follows the "
            + "last hyphen (the first of --services).")
    private String service;

    @Option(names = "--route", paramLabel = "b,c,a", description = "The services to call one after another.")
    private String route;

    @Option(names = "--mode", paramLabel = "serial|parallel", description = "How the service makes its calls.")
    private String mode;

    @Option(names = "--delay", paramLabel = "b:200ms,c:1s", description = "How long hops wait.")
    private String delay;

    @Option(names = "--fail", paramLabel = "c:503", description = "With which status a hop fails.")
    private String fail;

    @Option(names = "--journey", description = "Instead of GET /chain: a new user signs up, logs in and gets /users/me. Shows "
            + "the trace of the signup, or of the request that failed.")
    private boolean journey;

    @Option(names = { "-n", "--count" }, paramLabel = "N", defaultValue = "1", description = "How many requests, up to "
            + MAX_COUNT + " (${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--traceparent", description = "Start the trace here: send its context in the header traceparent.")
    private boolean traceparent;

    @Option(names = "--timeout", paramLabel = "20s", defaultValue = "20s", description = "How long to wait for the answer, and "
            + "then for the trace (${DEFAULT-VALUE}).")
    private Duration timeout;

    @Option(names = "--no-color", description = "No colours; so does the environment variable NO_COLOR.")
    private boolean noColor;

    @Option(names = "--services", paramLabel = "STACK_SERVICES", defaultValue = SERVICES, description = "The services, with "
            + "their addresses (${DEFAULT-VALUE}).")
    private Services services;

    @Mixin
    private StoreOptions storeOptions;

    TraceCommand() {
    }

    public static void main(String[] arguments) {
        System.exit(CommandLines.of(new TraceCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (count < 1 || count > MAX_COUNT) {
            throw invalid("--count", count + " is not between 1 and " + MAX_COUNT);
        }
        if (journey) {
            refuseOptionsOfChain();
        }
        HttpTarget target = target();
        Stores stores = storeOptions.stores();
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            whole &= journey ? showJourney(target, stores) : showChain(target, stores);
        }
        return whole ? 0 : 1;
    }

    private HttpTarget target() {
        if (service == null) {
            return services.all().get(0);
        }
        return services.find(service).orElseThrow(() -> invalid("--service", "expected one of " + services.all().stream()
                .map(Services::shortName)
                .collect(Collectors.joining(", ", "[", "]")) + " but was '" + service + "'"));
    }

    private void refuseOptionsOfChain() {
        Stream.of("--route", "--mode", "--delay", "--fail", "--traceparent")
                .filter(spec.commandLine().getParseResult()::hasMatchedOption).findFirst().ifPresent(option -> {
                    throw new ParameterException(spec.commandLine(),
                            "Option '" + option + "' is for GET /chain, not for --journey");
                });
    }

    private ParameterException invalid(String option, String reason) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + reason);
    }

    private boolean showJourney(HttpTarget target, Stores stores) throws IOException {
        TraceReport report = report();
        Journey made = Journey.make(target, new NewUser(target, timeout), report);
        boolean whole = show(made.shown(), Optional.empty(), stores, report);
        made.failure().ifPresent(report::failure);
        return whole && made.failure().isEmpty();
    }

    private boolean showChain(HttpTarget target, Stores stores) throws IOException {
        ChainRequest request = new ChainRequest(route, mode, delay, fail);
        Optional<TraceParent> sent = traceparent ? Optional.of(TraceParent.random()) : Optional.empty();
        TraceReport report = report();
        report.request("GET", target.at(request.pathAndQuery()), sent);
        ChainAnswer answer = new ChainClient(target, timeout).get(request, sent);
        report.answer(answer);
        return show(answer, sent, stores, report);
    }

    private TraceReport report() {
        return new TraceReport(spec.commandLine().getOut(), spec.commandLine().getErr(), Terminal.detect(noColor));
    }

    /** {@return whether the trace is whole} */
    private boolean show(ChainAnswer answer, Optional<TraceParent> sent, Stores stores, TraceReport report)
            throws IOException {
        TraceArrival arrival = TraceArrival.await(stores.traces(), new Completeness(answer, sent), timeout);
        arrival.trace().ifPresent(report::trace);
        report.logs(stores.logsOf(answer, arrival), stores.logPlace());
        if (answer.sampled()) {
            report.link(stores.traces().link(answer.traceId()));
            report.missing(arrival.missing());
        } else {
            report.notSampled();
        }
        return arrival.isWhole();
    }
}
