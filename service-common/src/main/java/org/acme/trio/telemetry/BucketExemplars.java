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
 * Leaves exemplars only where OpenMetrics 1.0 allows them: on buckets and on counters. Micrometer puts them on the
 * {@code _count} of timers and summaries too, since https://github.com/micrometer-metrics/micrometer/pull/3996, and a
 * Prometheus before 2.43 refuses a whole scrape for it, see https://github.com/prometheus/prometheus/pull/11984. This class
 * can go when no such Prometheus has to be served; Debian 12 has 2.42.
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
