package org.acme.trio.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.acme.trio.cli.http.HttpTarget;
import org.acme.trio.cli.http.Service;
import org.acme.trio.cli.terminal.Text;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where everything is. Each address is an environment variable and an option; the option wins. Ports are on 127.0.0.1. */
final class Addresses {

    @Option(names = "--service-a-port", paramLabel = "SERVICE_A_PORT", converter = Port.class, defaultValue = "${env:SERVICE_A_PORT:-8081}", description = "Port of service-a (${DEFAULT-VALUE}).")
    private int serviceA;

    @Option(names = "--service-b-port", paramLabel = "SERVICE_B_PORT", converter = Port.class, defaultValue = "${env:SERVICE_B_PORT:-8082}", description = "Port of service-b (${DEFAULT-VALUE}).")
    private int serviceB;

    @Option(names = "--service-c-port", paramLabel = "SERVICE_C_PORT", converter = Port.class, defaultValue = "${env:SERVICE_C_PORT:-8083}", description = "Port of service-c (${DEFAULT-VALUE}).")
    private int serviceC;

    @Option(names = "--zipkin-port", paramLabel = "ZIPKIN_PORT", converter = Port.class, defaultValue = "${env:ZIPKIN_PORT:-9411}", description = "Port of the trace store (${DEFAULT-VALUE}).")
    private int zipkin;

    @Option(names = "--run-dir", paramLabel = "RUN_DIR", defaultValue = "${env:RUN_DIR:-.run}", description = "Directory with logs/*.log (${DEFAULT-VALUE}).")
    private Path runDirectory;

    @Option(names = "--prometheus-url", paramLabel = "PROMETHEUS_URL", converter = Base.class, defaultValue = "${env:PROMETHEUS_URL:-http://127.0.0.1:9090}", description = "Prometheus (${DEFAULT-VALUE}).")
    private URI prometheus;

    @Option(names = "--alertmanager-url", paramLabel = "ALERTMANAGER_URL", converter = Base.class, defaultValue = "${env:ALERTMANAGER_URL:-http://127.0.0.1:9093}", description = "Alertmanager (${DEFAULT-VALUE}).")
    private URI alertmanager;

    @Option(names = "--tempo-url", paramLabel = "TEMPO_URL", converter = Base.class, defaultValue = "${env:TEMPO_URL:-http://127.0.0.1:3200}", description = "Tempo (${DEFAULT-VALUE}).")
    private URI tempo;

    @Option(names = "--loki-url", paramLabel = "LOKI_URL", converter = Base.class, defaultValue = "${env:LOKI_URL:-http://127.0.0.1:3100}", description = "Loki (${DEFAULT-VALUE}).")
    private URI loki;

    @Option(names = "--jaeger-url", paramLabel = "JAEGER_URL", converter = Base.class, defaultValue = "${env:JAEGER_URL:-http://127.0.0.1:16686}", description = "Jaeger (${DEFAULT-VALUE}).")
    private URI jaeger;

    @Option(names = "--grafana-url", paramLabel = "GRAFANA_URL", converter = Base.class, defaultValue = "${env:GRAFANA_URL:-http://127.0.0.1:3000}", description = "Grafana (${DEFAULT-VALUE}).")
    private URI grafana;

    HttpTarget service(Service service) {
        int port = switch (service) {
            case A -> serviceA;
            case B -> serviceB;
            case C -> serviceC;
        };
        return new HttpTarget(service.serviceName(), onLoopback(port));
    }

    URI zipkin() {
        return onLoopback(zipkin);
    }

    URI prometheus() {
        return prometheus;
    }

    URI alertmanager() {
        return alertmanager;
    }

    URI tempo() {
        return tempo;
    }

    URI loki() {
        return loki;
    }

    URI grafana() {
        return grafana;
    }

    /** {@return the value of a variable of {@code deploy/addresses}, if it is an address of a backend} */
    Optional<String> variable(String name) {
        return Optional.ofNullable(Map.of("PROMETHEUS_URL", prometheus, "ALERTMANAGER_URL", alertmanager, "TEMPO_URL", tempo,
                "LOKI_URL", loki, "JAEGER_URL", jaeger, "GRAFANA_URL", grafana).get(name)).map(URI::toString);
    }

    Path logs() {
        return runDirectory.resolve("logs");
    }

    private static URI onLoopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A server: scheme, host and port. */
    static final class Base implements ITypeConverter<URI> {

        @Override
        public URI convert(String value) {
            if (!value.matches("https?://[\\w.-]+(:[0-9]{1,5})?/?")) {
                throw new TypeConversionException(
                        "'" + Text.printable(value) + "' is not an address such as http://127.0.0.1:9090");
            }
            return URI.create(value);
        }
    }

    /** A TCP port. */
    static final class Port implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
                throw new TypeConversionException("'" + Text.printable(value) + "' is not a port (1 to 65535)");
            }
            return Integer.valueOf(value);
        }
    }
}
