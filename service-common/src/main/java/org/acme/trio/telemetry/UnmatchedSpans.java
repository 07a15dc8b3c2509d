package org.acme.trio.telemetry;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.internal.HttpRouteState;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Names the span of a request without a route by its method alone and gives it no {@code http.route}, as OpenTelemetry's HTTP
 * conventions ask. The framework would call it {@code GET /}, which is another endpoint, and has no setting for that.
 */
@Singleton
class UnmatchedSpans {

    void register(@Observes Filters filters) {
        filters.register(this::observe, Order.UNMATCHED_SPANS);
    }

    private void observe(RoutingContext request) {
        Context context = Context.current();
        HttpRouteState span = HttpRouteState.fromContextOrNull(context);
        if (span != null) {
            request.addHeadersEndHandler(headers -> {
                if (Routes.of(request).isEmpty()) {
                    // Of two sources of a route the one of the higher order counts: nothing is taken after this.
                    span.update(context, Integer.MAX_VALUE, null);
                }
            });
        }
        request.next();
    }
}
