package org.acme.trio.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.config.spi.Converter;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithName;

/**
 * The services' own configuration, {@code trio.*}. The defaults are in {@code META-INF/microprofile-config.properties}. A
 * value out of bounds fails the start with a message that names the key. A group needs {@code @WithName} for that: the
 * message would have {@code ioTask}.
 */
@ConfigMapping(prefix = "trio")
public interface TrioConfig {

    /**
     * The address of each service by its {@code service.name}, this service included: scheme, host and perhaps port. Text,
     * because a converter that fails quotes the whole value, which may hold a password.
     */
    @NotEmpty
    Map<String, String> services();

    @WithName("io-task")
    IoTask ioTask();

    @WithName("cpu-task")
    CpuTask cpuTask();

    @WithName("random-sleep")
    RandomSleep randomSleep();

    Chain chain();

    Token token();

    Otlp otlp();

    interface IoTask {
        /** How long {@code /io_task} waits; up to 1 minute. */
        @DurationMin(millis = 0)
        @DurationMax(minutes = 1)
        Duration duration();
    }

    interface CpuTask {
        /** How many rounds of SHA-256 {@code /cpu_task} computes. */
        @Min(1)
        @Max(100_000_000)
        int iterations();
    }

    interface RandomSleep {
        /** The upper bound of {@code /random_sleep}; up to 1 minute. */
        @DurationMin(millis = 0)
        @DurationMax(minutes = 1)
        Duration max();
    }

    interface Chain {
        /** The service whose {@code /io_task} is called where a request gives no route; not this one. */
        String peerOne();

        /** The service whose {@code /cpu_task} is called where a request gives no route; neither this one nor peer one. */
        String peerTwo();

        /** Whether requests may use {@code delay} and {@code fail}; otherwise these are answered with 403. */
        @WithConverter(TrueOrFalse.class)
        boolean faults();

        /** The most hops that a route may have. */
        @Min(1)
        @Max(64)
        int maxHops();

        /** The upper bound of the sum of a request's delays. */
        @DurationMin(millis = 0)
        @DurationMax(minutes = 1)
        Duration maxDelay();

        /** How long an attempt to call one hop may take, without the hops behind it; see RATIONALE.md. */
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration hopTimeout();

        Breaker breaker();
    }

    /** The circuit breaker that each peer has. */
    interface Breaker {
        /** How many calls the failure ratio is taken of; the attempts of one call count once. */
        @Min(2)
        @Max(1000)
        int requestVolume();

        /** The share of these that has to fail for the breaker to open: more than 0, up to 1. */
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        double failureRatio();

        /** How long an open breaker rejects calls before it lets one through. */
        @DurationMin(millis = 1)
        @DurationMax(minutes = 10)
        Duration delay();
    }

    /** The tokens that are accepted. */
    interface Token {
        /** The {@code iss} of a token. */
        @NotBlank
        String issuer();

        /** One of the {@code aud} of a token. */
        @NotBlank
        String audience();

        /** Where the issuer's JSON Web Key Set is. */
        @Pattern(regexp = "https?://.+")
        String keysUrl();

        /** A JSON Web Key Set; if it is there, nothing is fetched. */
        Optional<String> keys();

        /** How old a fetched key set may be before a token is verified with a new one; 1 second to 1 day. */
        @DurationMin(seconds = 1)
        @DurationMax(days = 1)
        Duration keysMaxAge();
    }

    interface Otlp {
        /** How many bytes of spans, and as many of log records, wait while the receiver is away; 1 MB to 1 GB. */
        @Min(1_000_000)
        @Max(1_000_000_000)
        long maxQueueBytes();
    }

    /** Takes {@code true} and {@code false} only; the default converter takes every other word for false. */
    class TrueOrFalse implements Converter<Boolean> {

        @Override
        public Boolean convert(String value) {
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("it is neither true nor false");
            };
        }
    }
}
