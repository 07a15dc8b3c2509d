package org.acme.trio.telemetry;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Adds the {@code traceresponse} header of W3C Trace Context Level 2 to every answer, errors included. Flags {@code 00} mean
 * that the trace is not recorded, as for health and metrics.
 */
@Singleton
class TraceResponseHeader {

    void register(@Observes Filters filters) {
        filters.register(this::add, FilterOrder.TRACE_RESPONSE);
    }

    private void add(RoutingContext request) {
        SpanContext context = Span.current().getSpanContext();
        if (context.isValid()) {
            request.response().putHeader("traceresponse", value(context));
        }
        request.next();
    }

    /** Version, trace id, span id and flags. */
    private static String value(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-" + context.getTraceFlags().asHex();
    }
}
