package org.acme.trio.cli.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "up; up",
            "sum by (le, uri) (rate(x_seconds_bucket{a=~\"b|sum\"}[$__rate_interval])); x_seconds_bucket",
            "sum(rate(a_total[5m])) without (job) / on (slo) group_left () (1 - b:c:d5m); a_total b:c:d5m",
            "slo:burn_rate:1h > 14.4 and slo:burn_rate:5m > 1e3; slo:burn_rate:1h slo:burn_rate:5m",
            "a offset 5m or vector(0) unless bool_metric == bool 1; a bool_metric",
            "{__name__=\"x\"}; x",
            "rate({__name__=~\"(loki_)?p_sum|q_total\"}[1m]); (loki_)?p_sum q_total",
            "label_replace(up, \"a\", \"$1\", \"b\", 'metric'); up",
            "x{a=\"}\"} + ${offset:raw} * y; x y",
            "time() - Inf - NaN;" })
    void findsTheMetrics(String expression, String metrics) {
        assertEquals(metrics == null ? Set.of() : new TreeSet<>(List.of(metrics.split(" "))), PromQl.metrics(expression));
    }
}
