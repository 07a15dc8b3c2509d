package org.acme.trio.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.acme.trio.cli.backend.Alertmanager;
import org.acme.trio.cli.backend.Loki;
import org.acme.trio.cli.backend.Prometheus;
import org.acme.trio.cli.grafana.Dashboard;
import org.acme.trio.cli.grafana.DataSources;
import org.acme.trio.cli.grafana.MetricLists;
import org.acme.trio.cli.grafana.Rules;
import org.acme.trio.cli.http.ChainClient;
import org.acme.trio.cli.http.ChainRequest;
import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.Service;
import org.acme.trio.cli.load.LoadRun;
import org.acme.trio.cli.trace.TempoTraceStore;
import org.acme.trio.cli.trace.TraceStore;
import org.acme.trio.cli.verify.Check;
import org.acme.trio.cli.verify.Outcome.Status;
import org.acme.trio.cli.verify.Ready;
import org.acme.trio.cli.verify.Scraped;
import org.acme.trio.cli.verify.Verification;
import org.acme.trio.cli.verify.alert.AlertChecks;
import org.acme.trio.cli.verify.grafana.GrafanaChecks;
import org.acme.trio.cli.verify.link.LinkChecks;
import org.acme.trio.cli.verify.panel.PanelChecks;
import org.acme.trio.cli.verify.request.ChainCall;
import org.acme.trio.cli.verify.request.RequestChecks;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the stack that runs against the files that it was started with. */
@Command(name = "verify", description = {
        "Asks Prometheus whether all programs are up, follows requests through Tempo, Loki, Prometheus and Alertmanager,"
                + " the links between Grafana's data sources, the queries of all panels and the alert rules; prints PASS,"
                + " FAIL or SKIP for each.",
        "What fails is asked again as long as --wait says; a program that does not listen is not waited for.",
        "Ends with 0 when nothing failed, else with 1." })
final class VerifyCommand implements Callable<Integer> {

    private static final int RATE = 10;
    private static final Duration ANSWER = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;

    @Option(names = "--root", paramLabel = "DIR", defaultValue = ".", description = "The project, with deploy and grafana (${DEFAULT-VALUE}).")
    private Path root;

    @Option(names = "--wait", paramLabel = "120s", defaultValue = "120s", converter = DurationConverter.class, description = "How long each group of checks may wait for its data (${DEFAULT-VALUE}).")
    private Duration wait;

    @Option(names = "--traffic", paramLabel = "30s", defaultValue = "30s", converter = DurationConverter.class, description = "How long to make mixed traffic, so that there is data (${DEFAULT-VALUE}).")
    private Duration traffic;

    @Option(names = "--no-alert", description = "Make no alert fire.")
    private boolean noAlert;

    @Option(names = "--strict", description = "Count what is skipped as failed.")
    private boolean strict;

    @Option(names = "--grafana", description = "Grafana is part of what runs: fail where it does not answer or its password is not given.")
    private boolean grafana;

    @Option(names = "--grafana-password", paramLabel = "GRAFANA_ADMIN_PASSWORD", defaultValue = "${env:GRAFANA_ADMIN_PASSWORD:-}", description = "Password of Grafana's admin; better given by the environment variable.")
    private String password;

    @Mixin
    private VerifyAddresses addresses;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(root.resolve("grafana/provisioning"))) {
            throw new ParameterException(spec.commandLine(),
                    "Invalid value for option '--root': there is no " + root.resolve("grafana/provisioning"));
        }
        DataSources sources = DataSources.read(root, addresses::variable);
        List<Dashboard> dashboards = Dashboard.readAll(root);
        Verification verification = new Verification(spec.commandLine().getOut(), spec.commandLine().getErr(), wait);
        if (verification.run(ready())) {
            requestsAndLinks(verification, sources);
            panelsAndRules(verification, sources, dashboards);
            verification.run(GrafanaChecks.of(addresses.grafana(), password, grafana, sources, dashboards));
        }
        return end(verification);
    }

    private List<Ready> ready() {
        return List.of(
                new Ready(addresses.service(Service.A), "/q/health/ready"),
                new Ready(addresses.service(Service.B), "/q/health/ready"),
                new Ready(addresses.service(Service.C), "/q/health/ready"),
                new Ready(HttpTarget.ofStack("Tempo", addresses.tempo()), "/ready"),
                new Ready(HttpTarget.ofStack("Loki", addresses.loki()), "/ready"),
                new Ready(HttpTarget.ofStack("Prometheus", addresses.prometheus()), "/-/ready"),
                new Ready(HttpTarget.ofStack("Alertmanager", addresses.alertmanager()), "/-/ready"));
    }

    private void requestsAndLinks(Verification verification, DataSources sources) throws IOException {
        TraceStore traces = new TempoTraceStore(addresses.tempo(), Optional.empty());
        ChainClient client = new ChainClient(addresses.service(Service.A), ANSWER);
        ChainCall good = new ChainCall(client, ChainRequest.DEFAULT, false);
        ChainCall failing = new ChainCall(client, new ChainRequest("b,c", null, null, "c:503"), true);
        Prometheus prometheus = new Prometheus(addresses.prometheus());
        // First, since a program that does not run is the cause of what follows.
        List<Check> checks = new ArrayList<>(List.of(new Scraped(prometheus)));
        checks.addAll(RequestChecks.of(good, failing, client, traces, new Loki(addresses.loki()), prometheus));
        verification.run(checks);
        // After the exemplar, since more traffic would take its place.
        spec.commandLine().getErr().println("Mixed traffic for " + traffic.toSeconds() + " s ...");
        new LoadRun(RATE, traffic, Arrays.asList(Service.values()), addresses::service)
                .run(new PrintWriter(PrintWriter.nullWriter()), false);
        verification.run(LinkChecks.of(sources, good, traces));
    }

    private void panelsAndRules(Verification verification, DataSources sources, List<Dashboard> dashboards)
            throws IOException {
        Prometheus prometheus = new Prometheus(addresses.prometheus());
        verification.run(PanelChecks.of(dashboards, sources, prometheus, MetricLists.read(root)));
        verification.run(AlertChecks.ofRules(Rules.ofPrometheus(root), prometheus, Rules.ofLoki(root),
                new Loki(addresses.loki())));
        if (!noAlert) {
            verification.run(List.of(AlertChecks.ofFiring(addresses.service(Service.C),
                    new Alertmanager(addresses.alertmanager()))));
        }
    }

    private int end(Verification verification) {
        int failed = verification.count(Status.FAIL);
        int skipped = verification.count(Status.SKIP);
        spec.commandLine().getOut().println(
                verification.count(Status.PASS) + " passed, " + failed + " failed, " + skipped + " skipped");
        spec.commandLine().getOut().flush();
        return failed > 0 || strict && skipped > 0 ? 1 : 0;
    }
}
