package org.acme.trio.trace;

import java.net.URI;

import org.acme.trio.trace.terminal.Text;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where traces and logs are in the Grafana stack, beside the services. */
class StackAddresses extends ServiceAddresses {

    @Option(names = "--tempo-url", paramLabel = "TEMPO_URL", converter = Base.class, defaultValue = "${env:TEMPO_URL:-http://127.0.0.1:3200}", description = "Tempo (${DEFAULT-VALUE}).")
    private URI tempo;

    @Option(names = "--loki-url", paramLabel = "LOKI_URL", converter = Base.class, defaultValue = "${env:LOKI_URL:-http://127.0.0.1:3100}", description = "Loki (${DEFAULT-VALUE}).")
    private URI loki;

    @Option(names = "--grafana-url", paramLabel = "GRAFANA_URL", converter = Base.class, defaultValue = "${env:GRAFANA_URL:-http://127.0.0.1:3000}", description = "Grafana (${DEFAULT-VALUE}).")
    private URI grafana;

    URI tempo() {
        return tempo;
    }

    URI loki() {
        return loki;
    }

    URI grafana() {
        return grafana;
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
}
