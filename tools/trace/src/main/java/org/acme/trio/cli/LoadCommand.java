package org.acme.trio.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.acme.trio.cli.http.Service;
import org.acme.trio.cli.load.LoadRun;
import org.acme.trio.cli.terminal.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes mixed traffic. */
@Command(name = "load", description = {
        "Sends requests of all kinds to the services and sums up the answers.",
        "Ends with 0 when each service answered something, else with 1." })
final class LoadCommand implements Callable<Integer> {

    private static final int MAX_RATE = 500;

    private enum Target {
        ALL,
        A,
        B,
        C;

        List<Service> services() {
            return this == ALL ? Arrays.asList(Service.values()) : List.of(Service.valueOf(name()));
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--duration", paramLabel = "30s", defaultValue = "30s", converter = DurationConverter.class, description = "How long, up to 1h (${DEFAULT-VALUE}).")
    private Duration duration;

    @Option(names = "--rate", paramLabel = "20", defaultValue = "20", description = "Requests per second, up to " + MAX_RATE
            + " (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--service", paramLabel = "all|a|b|c", defaultValue = "all", description = "The services that are asked (${DEFAULT-VALUE}).")
    private Target service;

    @Mixin
    private ServiceAddresses addresses;

    @Override
    public Integer call() {
        if (rate < 1 || rate > MAX_RATE) {
            throw new ParameterException(spec.commandLine(),
                    "Invalid value for option '--rate': " + rate + " is not between 1 and " + MAX_RATE);
        }
        LoadRun run = new LoadRun(rate, duration, service.services(), addresses::service);
        return run.run(spec.commandLine().getOut(), Terminal.detect(true).interactive()) ? 0 : 1;
    }
}
