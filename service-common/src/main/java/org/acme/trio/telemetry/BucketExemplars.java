package org.acme.trio.telemetry;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;

/**
 * Keeps exemplars where OpenMetrics allows them: on buckets and on counters. The meter registry puts them on the
 * {@code _count} of timers and summaries too, and Prometheus 2.x then refuses the whole scrape.
 */
@Singleton
class BucketExemplars {

    @Produces
    @Singleton
    CollectorRegistry registry() {
        return new CollectorRegistry(true) {
            @Override
            public Enumeration<MetricFamilySamples> metricFamilySamples() {
                return Collections.enumeration(Collections.list(super.metricFamilySamples()).stream()
                        .map(BucketExemplars::withAllowedExemplars).toList());
            }
        };
    }

    private static MetricFamilySamples withAllowedExemplars(MetricFamilySamples family) {
        List<Sample> samples = family.samples.stream().map(BucketExemplars::withAllowedExemplar).toList();
        return new MetricFamilySamples(family.name, family.unit, family.type, family.help, samples);
    }

    private static Sample withAllowedExemplar(Sample sample) {
        return sample.exemplar == null || !sample.name.endsWith("_count") ? sample
                : new Sample(sample.name, sample.labelNames, sample.labelValues, sample.value, sample.timestampMs);
    }
}
