package org.acme.trio.trace;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.trace.http.HttpTarget;
import org.acme.trio.trace.logs.FileLogStore;
import org.acme.trio.trace.logs.LokiLogStore;
import org.acme.trio.trace.terminal.CommandLines.Port;
import org.acme.trio.trace.tree.TempoTraceStore;
import org.acme.trio.trace.tree.ZipkinTraceStore;

import picocli.CommandLine.Option;

/** Which stores are read, and where they are. */
final class StoreOptions {

    private static final String STORE = "${env:TRACE_STORE:-auto}";
    private static final String TEMPO = "${env:TEMPO_URL:-http://127.0.0.1:3200}";
    private static final String LOKI = "${env:LOKI_URL:-http://127.0.0.1:3100}";
    private static final String GRAFANA = "${env:GRAFANA_URL:-http://127.0.0.1:3000}";
    private static final String ZIPKIN = "${env:ZIPKIN_PORT:-9411}";
    private static final String RUN_DIR = "${env:RUN_DIR:-.run}";

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LOKI_DELAY = Duration.ofSeconds(5);

    /** The values of the option {@code --store}. */
    enum Choice {
        AUTO,
        TEMPO,
        ZIPKIN
    }

    @Option(names = "--store", paramLabel = "auto|tempo|zipkin", defaultValue = STORE, description = "Where "
            + "traces and logs are read: Tempo and Loki, or Zipkin and the log files; auto takes Tempo when it runs "
            + "(${DEFAULT-VALUE}).")
    private Choice choice;

    @Option(names = "--tempo-url", paramLabel = "TEMPO_URL", defaultValue = TEMPO, description = "Tempo (${DEFAULT-VALUE}).")
    private URI tempo;

    @Option(names = "--loki-url", paramLabel = "LOKI_URL", defaultValue = LOKI, description = "Loki (${DEFAULT-VALUE}).")
    private URI loki;

    @Option(names = "--grafana-url", paramLabel = "GRAFANA_URL", defaultValue = GRAFANA, description = "Grafana "
            + "(${DEFAULT-VALUE}).")
    private URI grafana;

    @Option(names = "--zipkin-port", paramLabel = "ZIPKIN_PORT", defaultValue = ZIPKIN, description = "Port of the trace store "
            + "(${DEFAULT-VALUE}).")
    private Port zipkin;

    @Option(names = "--run-dir", paramLabel = "RUN_DIR", defaultValue = RUN_DIR, description = "Directory with logs/*.log "
            + "(${DEFAULT-VALUE}).")
    private Path runDirectory;

    /** {@return the chosen stores}, which for {@code auto} depends on whether Tempo is ready */
    Stores stores() {
        if (choice == Choice.ZIPKIN || choice == Choice.AUTO && !answers("Tempo", tempo, "/ready")) {
            Path logs = runDirectory.resolve("logs").toAbsolutePath().normalize();
            return new Stores(new ZipkinTraceStore(URI.create("http://127.0.0.1:" + zipkin.number())),
                    new FileLogStore(logs), logs.toString(), Duration.ZERO);
        }
        Optional<URI> linked = Optional.of(grafana).filter(base -> answers("Grafana", base, "/api/health"));
        return new Stores(new TempoTraceStore(tempo, linked), new LokiLogStore(loki), loki.toString(), LOKI_DELAY);
    }

    private static boolean answers(String name, URI base, String path) {
        try {
            return HttpTarget.ofStack(name, base).get(path, Map.of(), PROBE_TIMEOUT).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
