package org.acme.trio.backend;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;

/** What of this program can be configured; the values and their reasons are in application.properties. */
@ConfigMapping(prefix = "backend")
public interface BackendConfig {

    /** The address that the OTLP listeners bind. */
    String host();

    /** Names in the {@code Host} header that mean this program, besides the loopback's and the address it is reached at. */
    Optional<Set<String>> hosts();

    /**
     * How many spans are kept; the traces that have waited longest for a span make room. The log lines that one request brings
     * for a span count as a span.
     */
    @Min(1)
    int maxSpans();

    /** The share of the largest heap, in percent, that spans and log lines may take; traces make room as above. */
    @Min(1)
    @Max(60)
    int maxHeapPercent();

    /** The longest value of an attribute, message or name, in characters; a longer one is cut, and says so. */
    @Min(64)
    @Max(1_000_000)
    int maxValueLength();

    /** Tags whose values the search of the UI completes. */
    List<String> autocompleteKeys();

    Otlp otlp();

    interface Otlp {

        Listener grpc();

        Listener http();

        /** The largest request in bytes, after decompression. */
        @Min(1)
        @Max(16_777_216)
        int maxRequestBytes();

        /** The largest span, log record, resource or scope of a request, in bytes. */
        @Min(1024)
        @Max(4_194_304)
        int maxRecordBytes();

        /**
         * How many requests, of both protocols together, may be in progress; the next one is rejected with 503 or UNAVAILABLE.
         */
        @Min(1)
        @Max(64)
        int maxConcurrentRequests();

        /** How long a request may take to arrive. */
        @DurationMin(millis = 100)
        Duration receiveTimeout();
    }

    interface Listener {

        /** The port, or 0 for any free one. */
        @Min(0)
        @Max(65535)
        int port();
    }
}
