package org.acme.trio.backend;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;

/** What of this program can be configured; the values and their reasons are in application.properties. */
@ConfigMapping(prefix = "backend")
public interface BackendConfig {

    /** The address that the OTLP listeners bind. */
    String host();

    /**
     * How many spans are kept; the traces with the oldest spans make room for new ones. The log lines that one request brings
     * for a span count as a span.
     */
    @Min(1)
    int maxSpans();

    /** Tags whose values the search of the UI completes. */
    List<String> autocompleteKeys();

    Otlp otlp();

    interface Otlp {

        Listener grpc();

        Listener http();

        /** The largest request in bytes, after decompression. */
        @Min(1)
        int maxRequestBytes();
    }

    interface Listener {

        /** The port, or 0 for any free one. */
        @Min(0)
        @Max(65535)
        int port();
    }
}
