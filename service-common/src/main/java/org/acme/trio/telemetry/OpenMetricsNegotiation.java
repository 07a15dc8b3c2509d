package org.acme.trio.telemetry;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a scrape in OpenMetrics, the only text format with exemplars, whenever its {@code Accept} header names it. The
 * framework does so unless the header names {@code text/plain} too, without regard to {@code q}, and every Prometheus names
 * both. Of the types that Prometheus names the framework's route matches none of OpenMetrics, without a {@code charset};
 * so the header becomes {@code *}{@code /*}.
 * <p>
 * The rule is that of https://github.com/quarkusio/quarkus/pull/30576. No issue about {@code q} is known there;
 * https://github.com/quarkusio/quarkus/issues/49152 asks for a setting. This class can go when there is either.
 */
@Singleton
class OpenMetricsNegotiation {

    private static final String OPEN_METRICS = "application/openmetrics-text";

    /** Before all routes that have an endpoint. */
    private static final int FIRST = -1;

    private final FrameworkPaths framework;

    OpenMetricsNegotiation(FrameworkPaths framework) {
        this.framework = framework;
    }

    void register(@Observes Filters filters) {
        filters.register(this::prefer, FilterOrder.OPEN_METRICS);
    }

    /** The event comes where {@code quarkus.management.enabled} has moved the metrics to another port. */
    void register(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(this::prefer);
    }

    private void prefer(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(OPEN_METRICS) && framework.isMetrics(request.request().path())) {
            request.request().headers().set(HttpHeaders.ACCEPT, "*/*");
        }
        request.next();
    }
}
