package org.acme.trio.telemetry;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.internal.HttpRouteState;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Names the span of a request without a route by its method alone and gives it no {@code http.route}, as OpenTelemetry's HTTP
 * conventions ask. The framework would name it {@code GET /}, which is another endpoint.
 * <p>
 * https://github.com/quarkusio/quarkus/issues/45844 reported that name for one path and is closed; in Quarkus 3.33 all unknown
 * paths still have it. No open issue is known. OpenTelemetry's public {@code HttpServerRoute} can set a route and not remove
 * one, hence the internal class. This class can go when {@code RouteTest} passes without it.
 */
@Singleton
class UnmatchedSpans {

    void register(@Observes Filters filters) {
        filters.register(this::observe, FilterOrder.UNMATCHED_SPANS);
    }

    private void observe(RoutingContext request) {
        Context context = Context.current();
        HttpRouteState span = HttpRouteState.fromContextOrNull(context);
        if (span != null) {
            request.addHeadersEndHandler(headers -> {
                if (Routes.of(request).isEmpty()) {
                    // The source with the highest order counts: no route is set after this.
                    span.update(context, Integer.MAX_VALUE, null);
                }
            });
        }
        request.next();
    }
}
