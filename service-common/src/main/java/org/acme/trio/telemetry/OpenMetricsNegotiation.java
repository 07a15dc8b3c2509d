package org.acme.trio.telemetry;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives a real Prometheus its exemplars. The metrics endpoint answers in OpenMetrics, the only text
 * format with exemplars, unless {@code Accept} names {@code text/plain}, and every Prometheus names that
 * as its fallback. Where OpenMetrics is acceptable, it is therefore made the only choice.
 */
@Singleton
class OpenMetricsNegotiation {

    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final String metricsPath;

    OpenMetricsNegotiation(@ConfigProperty(name = "quarkus.http.non-application-root-path") String root,
            @ConfigProperty(name = "quarkus.micrometer.export.prometheus.path") String path) {
        metricsPath = "/" + root + "/" + path;
    }

    void register(@Observes Filters filters) {
        filters.register(this::prefer, Order.OPEN_METRICS);
    }

    private void prefer(RoutingContext request) {
        if (request.request().path().equals(metricsPath)) {
            String accept = request.request().getHeader(HttpHeaders.ACCEPT);
            if (accept != null && accept.contains(OPEN_METRICS)) {
                request.request().headers().set(HttpHeaders.ACCEPT, "*/*");
            }
        }
        request.next();
    }
}
