package org.acme.trio.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.http.Services;
import org.acme.trio.trace.terminal.CommandLines;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Makes traffic with Gatling; the program that {@code load.sh} and {@code verify.sh} start
 * ({@code java -jar load.jar --duration 30s --rate 10}).
 */
@Command(name = "load", version = "load 1.0.0", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Sends requests of all kinds to the services, prints Gatling's summary and where its report is.",
        "Ends with 0 when each service answered something and the scenario's assertions hold, else with 1; with 2 when an"
                + " option is wrong." })
public final class LoadCommand implements Callable<Integer> {

    private static final int MAX_RATE = 500;
    private static final String ALL = "all";
    private static final String SERVICES = "${env:STACK_SERVICES:-" + Services.DEFAULT + "}";

    @Spec
    private CommandSpec spec;

    @Option(names = "--scenario", paramLabel = "NAME", defaultValue = "mixed", description = {
            "mixed: traffic at --rate, whatever the answers are (the default).",
            "normal, sustained: 5 or 20 requests per second; spike: 5, then 50, then 5.",
            "incident: 5 per second that wait 1.5 s for a slow service, the last peer of the one that is asked.",
            "journey: a new user per second signs up with the first service, logs in, and sends a chain as that user. The"
                    + " accounts stay in the database.",
            "Normal, sustained, spike and journey pass when at most 1 %% of the requests fail and 95 %% take at most 1 s." })
    private Scenario scenario;

    @Option(names = "--duration", paramLabel = "30s", defaultValue = "30s", description = {
            "How long, up to 1h, in whole seconds (${DEFAULT-VALUE})." })
    private Duration duration;

    @Option(names = "--rate", paramLabel = "20", defaultValue = "20", description = {
            "Requests per second of the scenario mixed, up to " + MAX_RATE + " (${DEFAULT-VALUE})." })
    private int rate;

    @Option(names = "--service", paramLabel = "NAME", defaultValue = ALL, description = {
            "The service that is asked: what follows the last hyphen of its name, or all, in turn (${DEFAULT-VALUE})." })
    private String service;

    @Option(names = "--services", paramLabel = "STACK_SERVICES", defaultValue = SERVICES, description = {
            "All services, in the order in which they call each other (${DEFAULT-VALUE})." })
    private Services services;

    @Option(names = "--run-dir", paramLabel = "RUN_DIR", defaultValue = "${env:RUN_DIR:-}", description = {
            "Where the directory load with the reports is; if there is none, they are in a temporary directory." })
    private String runDirectory;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new LoadCommand());
    }

    @Override
    public Integer call() throws IOException {
        List<HttpTarget> asked = asked();
        if (asked.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--service': expected one of "
                    + Stream.concat(Stream.of(ALL), services.all().stream().map(Services::shortName)).toList()
                    + " (case-insensitive) but was '" + service + "'");
        }
        if (rate < 1 || rate > MAX_RATE) {
            throw new ParameterException(spec.commandLine(),
                    "Invalid value for option '--rate': " + rate + " is not between 1 and " + MAX_RATE);
        }
        if (scenario != Scenario.MIXED && isGiven("--rate")) {
            throw new ParameterException(spec.commandLine(), "Option '--rate' is for the scenario mixed only");
        }
        if (scenario == Scenario.JOURNEY && isGiven("--service")) {
            throw new ParameterException(spec.commandLine(), "Option '--service' is not for the scenario journey");
        }
        LoadRun run = new LoadRun(services, asked, rate, duration);
        return end(run.run(scenario, results()), run.silent());
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private List<HttpTarget> asked() {
        if (!service.equalsIgnoreCase(ALL)) {
            return services.find(service).stream().toList();
        }
        // The first service is the one that has accounts.
        return scenario == Scenario.JOURNEY ? services.all().subList(0, 1) : services.all();
    }

    private int end(boolean holds, List<HttpTarget> silent) {
        PrintWriter error = spec.commandLine().getErr();
        silent.forEach(one -> error.println(one.name() + " answered nothing on " + one.base() + ": is it running?"));
        if (scenario.isJudged()) {
            spec.commandLine().getOut().println((holds ? "PASS " : "FAIL ") + scenario);
        }
        return holds && silent.isEmpty() ? 0 : 1;
    }

    private Path results() throws IOException {
        return runDirectory.isEmpty() ? Files.createTempDirectory("load") : Path.of(runDirectory, "load");
    }
}
