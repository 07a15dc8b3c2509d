package org.acme.trio.telemetry;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** Filters for all meters: the service's name, the buckets, and a bound on the values of labels. */
@Singleton
class MeterFilters {

    /** The timers that have buckets. */
    private static final Set<String> TIMERS = Set.of("http.server.requests", "http.client.requests", "chain.calls");

    /**
     * Upper bounds in milliseconds, taken from the advice of OpenTelemetry's {@code http.server.request.duration}
     * without 0.75 s and 7.5 s: each bound is one more series per route and status.
     */
    private static final double[] BUCKETS = Stream.of(5, 10, 25, 50, 75, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos()).toArray();

    /** The methods of RFC 9110 and RFC 5789. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE",
            "PATCH");

    /** The method, or {@code _OTHER} for an unknown one, as OpenTelemetry's HTTP conventions ask. */
    static String knownMethod(String method) {
        return METHODS.contains(method) ? method : "_OTHER";
    }

    /** The same key with the same value as in traces and logs. */
    @Produces
    @Singleton
    MeterFilter serviceName(@ConfigProperty(name = "quarkus.application.name") String name) {
        return MeterFilter.commonTags(Tags.of("service_name", name));
    }

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return TIMERS.contains(id.getName())
                        ? DistributionStatisticConfig.builder().serviceLevelObjectives(BUCKETS).build().merge(config)
                        : config;
            }
        };
    }

    /** Each unknown method would be a new series. */
    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String method = id.getName().startsWith("http.") ? id.getTag("method") : null;
                return method == null ? id
                        : id.replaceTags(Tags.of(id.getTagsAsIterable()).and("method", knownMethod(method)));
            }
        };
    }

    /**
     * A path that is no route would be a new series too. The framework allows 100 values of {@code uri} and then drops all new
     * ones, routes included. {@link Routes#contribute} is not called for a request that the client has reset.
     */
    @Produces
    @Singleton
    MeterFilter knownRoutes(Routes routes) {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String uri = id.getName().startsWith("http.") ? id.getTag("uri") : null;
                if ("root".equals(uri)) {
                    return withUri(id, "/");
                }
                boolean unknown = uri != null && id.getName().startsWith("http.server.") && !routes.contains(uri);
                return unknown ? withUri(id, Routes.UNMATCHED) : id;
            }
        };
    }

    private static Meter.Id withUri(Meter.Id id, String uri) {
        return id.replaceTags(Tags.of(id.getTagsAsIterable()).and("uri", uri));
    }
}
