package org.acme.trio.stack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.acme.trio.trace.http.Services;
import org.acme.trio.trace.terminal.CommandLines;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the tests of this package, with JUnit, on the stack that runs and the files that it was started with. */
@Command(name = "verify", version = "verify 1.0.0", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Asks Prometheus whether all programs are up, follows requests and a new user through Tempo, Loki, Prometheus and"
                + " Alertmanager, the links between Grafana's data sources, the queries of all panels, the alert rules and the"
                + " pages that deploy/README.md lists; prints PASS, FAIL or SKIP for each.",
        "What fails is asked again as long as --wait says; a program that does not listen is not waited for.",
        "Ends with 0 when nothing failed, else with 1; with 2 when an option is wrong." })
public final class VerifyCommand implements Callable<Integer> {

    private static final String PASSWORD = "${env:GRAFANA_ADMIN_PASSWORD:-}";
    private static final String SERVICES = "${env:STACK_SERVICES:-" + Services.DEFAULT + "}";
    private static final String TEMPO = "${env:TEMPO_URL:-http://127.0.0.1:3200}";
    private static final String LOKI = "${env:LOKI_URL:-http://127.0.0.1:3100}";
    private static final String GRAFANA = "${env:GRAFANA_URL:-http://127.0.0.1:3000}";
    private static final String PROMETHEUS = "${env:PROMETHEUS_URL:-http://127.0.0.1:9090}";
    private static final String ALERTMANAGER = "${env:ALERTMANAGER_URL:-http://127.0.0.1:9093}";
    private static final String JAEGER = "${env:JAEGER_URL:-http://127.0.0.1:16686}";

    private static final String RATE = "10";

    @Spec
    private CommandSpec spec;

    @Option(names = "--root", paramLabel = "DIR", defaultValue = ".", description = "The project, with deploy and grafana "
            + "(${DEFAULT-VALUE}).")
    private Path root;

    @Option(names = "--wait", paramLabel = "120s", defaultValue = "120s", description = "How long each group of tests may wait "
            + "for its data (${DEFAULT-VALUE}).")
    private Duration wait;

    @Option(names = "--traffic", paramLabel = "30s", defaultValue = "30s", description = "How long to make mixed traffic, so "
            + "that there is data (${DEFAULT-VALUE}).")
    private Duration traffic;

    @Option(names = "--no-alert", description = "Make no alert fire.")
    private boolean noAlert;

    @Option(names = "--strict", description = "Count what is skipped as failed.")
    private boolean strict;

    @Option(names = "--grafana", description = "Grafana is part of what runs: fail where it does not answer or its password is "
            + "not given.")
    private boolean grafanaRequired;

    @Option(names = "--grafana-password", paramLabel = "GRAFANA_ADMIN_PASSWORD", defaultValue = PASSWORD, description = ""
            + "Password of Grafana's admin; better given by the environment variable.")
    private String password;

    @Option(names = "--services", paramLabel = "STACK_SERVICES", defaultValue = SERVICES, description = "The services "
            + "and their addresses (${DEFAULT-VALUE}).")
    private Services services;

    @Option(names = "--tempo-url", paramLabel = "TEMPO_URL", defaultValue = TEMPO, description = "Tempo (${DEFAULT-VALUE}).")
    private URI tempo;

    @Option(names = "--loki-url", paramLabel = "LOKI_URL", defaultValue = LOKI, description = "Loki (${DEFAULT-VALUE}).")
    private URI loki;

    @Option(names = "--grafana-url", paramLabel = "GRAFANA_URL", defaultValue = GRAFANA, description = "Grafana "
            + "(${DEFAULT-VALUE}).")
    private URI grafana;

    @Option(names = "--prometheus-url", paramLabel = "PROMETHEUS_URL", defaultValue = PROMETHEUS, description = "Prometheus "
            + "(${DEFAULT-VALUE}).")
    private URI prometheus;

    @Option(names = "--alertmanager-url", paramLabel = "ALERTMANAGER_URL", defaultValue = ALERTMANAGER, description = ""
            + "Alertmanager (${DEFAULT-VALUE}).")
    private URI alertmanager;

    @Option(names = "--jaeger-url", paramLabel = "JAEGER_URL", defaultValue = JAEGER, description = "Jaeger "
            + "(${DEFAULT-VALUE}).")
    private URI jaeger;

    @Mixin
    private CollectorAddresses collector;

    public static void main(String[] arguments) {
        System.exit(CommandLines.of(new VerifyCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(root.resolve("grafana/provisioning"))) {
            throw new ParameterException(spec.commandLine(),
                    "Invalid value for option '--root': there is no " + root.resolve("grafana/provisioning"));
        }
        PrintWriter out = spec.commandLine().getOut();
        Report report = new Report(out, spec.commandLine().getErr());
        try (LauncherSession session = LauncherFactory.openSession()) {
            Stack stack = stack();
            StackResolver.put(session.getStore(), stack);
            run(session, report, ReadyChecks.class);
            if (!report.hasFailures()) {
                GrafanaChecks.mark(stack.grafana());
                // First, since a program that does not run is the cause of what follows.
                run(session, report, ScrapeChecks.class, RequestChecks.class, AccountChecks.class, ExemplarChecks.class);
                // After the exemplar, since more traffic would take its place.
                makeTraffic();
                signUp(stack);
                run(session, report, LinkChecks.class, PanelChecks.class, RuleChecks.class);
                if (!noAlert) {
                    run(session, report, AlertChecks.class);
                }
                run(session, report, GrafanaChecks.class, PageChecks.class);
            }
        }
        out.println(report);
        out.flush();
        return report.exitCode(strict);
    }

    private Stack stack() throws IOException {
        List<DataSource> sources = DataSource.readAll(root, Map.of("PROMETHEUS_URL", prometheus.toString(), "ALERTMANAGER_URL",
                alertmanager.toString(), "TEMPO_URL", tempo.toString(), "LOKI_URL", loki.toString(), "JAEGER_URL",
                jaeger.toString(), "GRAFANA_URL", grafana.toString()));
        return new Stack(root, wait, services, tempo, loki, prometheus, alertmanager, collector,
                Grafana.connect(grafana, password, grafanaRequired), sources, Dashboard.readAll(root));
    }

    /** One launch for each class, which keeps their order. */
    static void run(LauncherSession session, Report report, Class<?>... tests) {
        for (Class<?> one : tests) {
            session.getLauncher().execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(one)).build(), report);
        }
    }

    /** A series that begins with a request has no rate before the next one, and mixed traffic asks for no accounts. */
    private void signUp(Stack stack) {
        try {
            new AccountCalls(stack.service()).traces();
        } catch (IOException | AssertionError e) {
            spec.commandLine().getErr().println("No other user can sign up: " + e.getMessage());
        }
    }

    private void makeTraffic() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Mixed traffic for " + traffic.toSeconds() + " s ...");
        err.flush();
        Process load = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                root.resolve("tools/load/target/load.jar").toString(), "--duration", traffic.toMillis() + "ms", "--rate", RATE,
                "--services", services.all().stream().map(service -> service.name() + "=" + service.base())
                        .collect(Collectors.joining(",")))
                .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        try {
            if (load.waitFor() != 0) {
                err.println("The traffic ended with status " + load.exitValue() + "; scripts/load.sh shows why.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            load.destroy();
        }
    }
}
