package org.acme.trio.telemetry;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells the caller the trace of its request in the {@code traceresponse} header of W3C Trace Context
 * Level 2, also for errors. Flags {@code 00} mean that the trace is not recorded, as for health and metrics.
 */
@Singleton
class TraceResponseHeader {

    void register(@Observes Filters filters) {
        filters.register(this::add, Order.TRACE_RESPONSE);
    }

    private void add(RoutingContext request) {
        SpanContext context = Span.current().getSpanContext();
        if (context.isValid()) {
            request.response().putHeader("traceresponse", TraceIds.traceResponse(context));
        }
        request.next();
    }
}
