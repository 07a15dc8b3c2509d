package org.acme.trio.cli;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine.Option;

/** Where every program of the Grafana stack is. */
final class VerifyAddresses extends StackAddresses {

    @Option(names = "--prometheus-url", paramLabel = "PROMETHEUS_URL", converter = Base.class, defaultValue = "${env:PROMETHEUS_URL:-http://127.0.0.1:9090}", description = "Prometheus (${DEFAULT-VALUE}).")
    private URI prometheus;

    @Option(names = "--alertmanager-url", paramLabel = "ALERTMANAGER_URL", converter = Base.class, defaultValue = "${env:ALERTMANAGER_URL:-http://127.0.0.1:9093}", description = "Alertmanager (${DEFAULT-VALUE}).")
    private URI alertmanager;

    @Option(names = "--jaeger-url", paramLabel = "JAEGER_URL", converter = Base.class, defaultValue = "${env:JAEGER_URL:-http://127.0.0.1:16686}", description = "Jaeger (${DEFAULT-VALUE}).")
    private URI jaeger;

    URI prometheus() {
        return prometheus;
    }

    URI alertmanager() {
        return alertmanager;
    }

    /** {@return the value of a variable of {@code deploy/addresses}, if it is an address of a backend} */
    Optional<String> variable(String name) {
        return Optional.ofNullable(Map.of("PROMETHEUS_URL", prometheus, "ALERTMANAGER_URL", alertmanager, "TEMPO_URL", tempo(),
                "LOKI_URL", loki(), "JAEGER_URL", jaeger, "GRAFANA_URL", grafana()).get(name)).map(URI::toString);
    }
}
