package org.acme.trio.otlp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.quarkus.opentelemetry.runtime.config.runtime.exporter.CompressionType;
import io.quarkus.opentelemetry.runtime.config.runtime.exporter.OtlpExporterConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.http.HttpClientOptions;

/**
 * The receiver of one signal, from the keys {@code quarkus.otel.exporter.otlp.*}.
 *
 * @param url the base URL
 * @param path the path of a request, with the path of the URL
 * @param grpc gRPC, else HTTP with binary protobuf
 * @param headers additional headers of each request
 * @param gzip whether requests are compressed
 * @param timeout the timeout of an attempt
 * @param tls sets the keys and certificates of a named TLS configuration
 */
record OtlpEndpoint(URI url, String path, boolean grpc, Map<String, String> headers, boolean gzip, Duration timeout,
        Consumer<HttpClientOptions> tls) {

    private static final String PREFIX = "quarkus.otel.exporter.otlp.";
    private static final List<String> PROTOCOLS = List.of("grpc", "http/protobuf");

    /** The two signals that are exported over OTLP, and their paths. */
    enum Signal {
        TRACES("/v1/traces", "/opentelemetry.proto.collector.trace.v1.TraceService/Export"),
        LOGS("/v1/logs", "/opentelemetry.proto.collector.logs.v1.LogsService/Export");

        private final String httpPath;
        private final String grpcPath;

        Signal(String httpPath, String grpcPath) {
            this.httpPath = httpPath;
            this.grpcPath = grpcPath;
        }

        String grpcPath() {
            return grpcPath;
        }
    }

    /** @throws IllegalArgumentException that names the key of a value that is not supported */
    static OtlpEndpoint of(Signal signal, OtlpExporterConfig config, TlsConfigurationRegistry tls) {
        String protocol = config.protocol().orElse("");
        require(PROTOCOLS.contains(protocol), "protocol", "is " + protocol + ", allowed: " + String.join(", ", PROTOCOLS));
        require(!config.proxyOptions().enabled(), "proxy-options.enabled", "is not supported");
        require(config.keyCert().keys().isEmpty() && config.trustCert().certs().isEmpty(), "key-cert or trust-cert",
                "is not supported, name a TLS configuration with tls-configuration-name");
        URI url = url(config.endpoint().orElse("").trim());
        boolean grpc = protocol.equals("grpc");
        String base = grpc || url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
        return new OtlpEndpoint(url, base + (grpc ? signal.grpcPath : signal.httpPath), grpc,
                headers(config.headers().orElse(List.of())),
                config.compression().filter(CompressionType.GZIP::equals).isPresent(),
                config.timeout(), options -> TlsConfiguration.from(tls, config.tlsConfigurationName())
                        .ifPresent(named -> TlsConfigUtils.configure(options, named)));
    }

    private static URI url(String endpoint) {
        try {
            URI url = URI.create(endpoint);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            require(http && url.getHost() != null, "endpoint", "is not an absolute http(s) URL: " + endpoint);
            return url;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PREFIX + "endpoint is not an absolute http(s) URL: " + endpoint, e);
        }
    }

    private static Map<String, String> headers(List<String> headers) {
        return headers.stream().filter(header -> !header.isBlank()).map(header -> header.split("=", 2))
                .peek(parts -> require(parts.length == 2, "headers", "is not a list of name=value"))
                .collect(Collectors.toMap(parts -> parts[0].trim(), parts -> parts[1].trim(), (first, last) -> last));
    }

    private static void require(boolean condition, String key, String trouble) {
        if (!condition) {
            throw new IllegalArgumentException(PREFIX + key + " " + trouble);
        }
    }
}
