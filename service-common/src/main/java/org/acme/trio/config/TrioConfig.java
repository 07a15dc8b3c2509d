package org.acme.trio.config;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithName;

/**
 * Everything of the services that is ours to configure, under {@code trio.*}. Defaults stand in
 * {@code META-INF/microprofile-config.properties}. A value out of its bounds stops the start with
 * a message that names the key.
 */
@ConfigMapping(prefix = "trio")
public interface TrioConfig {

    /**
     * Where all services are, by {@code service.name}, this service included: scheme, host and perhaps port, nothing
     * else. They are text, because a converter that fails quotes the whole value, a password included.
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

        /** Whether requests may use {@code delay} and {@code fail}; otherwise these answer 403. */
        @WithConverter(TrueOrFalse.class)
        boolean faults();

        /** How many calls one route may ask for. */
        @Min(1)
        @Max(64)
        int maxHops();

        /** The most that the delays of one request may add up to. */
        @DurationMin(millis = 0)
        @DurationMax(minutes = 1)
        Duration maxDelay();

        /** What one hop may take, not counting the hops behind it; see RATIONALE.md. */
        @DurationMin(millis = 10)
        @DurationMax(minutes = 1)
        Duration hopTimeout();

        Breaker breaker();
    }

    /** The circuit breaker that each peer has. */
    interface Breaker {
        /** How many calls in a row are looked at; attempts of one call count once. */
        @Min(2)
        @Max(1000)
        int requestVolume();

        /** Which share of them has to fail, more than 0 and up to 1. */
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        double failureRatio();

        /** How long an open breaker refuses before it lets one call try again. */
        @DurationMin(millis = 1)
        @DurationMax(minutes = 10)
        Duration delay();
    }

    interface Otlp {
        /** How many bytes of spans, and as many of log records, wait while their receiver is away; 1 MB to 1 GB. */
        @Min(1_000_000)
        @Max(1_000_000_000)
        long maxQueueBytes();
    }
}
