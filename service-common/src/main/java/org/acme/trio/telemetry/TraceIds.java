package org.acme.trio.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The identity of the current trace, in the forms that callers see. */
public final class TraceIds {

    private TraceIds() {
    }

    /** The current trace id, 32 lower-case hexadecimal digits, or null outside a trace. */
    public static String current() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    /** The value of a W3C {@code traceresponse} header: version, trace id, span id, flags. */
    static String traceResponse(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-" + context.getTraceFlags().asHex();
    }
}
