package org.acme.trio.testing;

import io.opentelemetry.sdk.trace.IdGenerator;

/**
 * A caller's position in its trace.
 *
 * @param flags {@code 01} for a sampled trace
 */
public record TraceParent(String traceId, String spanId, String flags) {

    /** A new sampled trace. */
    public static TraceParent sampled() {
        return with("01");
    }

    /** A new trace that its caller does not record. */
    public static TraceParent unsampled() {
        return with("00");
    }

    private static TraceParent with(String flags) {
        return new TraceParent(IdGenerator.random().generateTraceId(), IdGenerator.random().generateSpanId(), flags);
    }

    /** The {@code traceparent} header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
