package org.acme.trio.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.IdGenerator;

/** For housekeeping that nobody wants to see among the requests. */
public final class NotSampled {

    private static final IdGenerator IDS = IdGenerator.random();

    private NotSampled() {
    }

    /**
     * What is done within the scope is part of a trace that is not recorded, unless the sampler ignores the parent. On
     * a thread of Vert.x it has an effect in a duplicated context only.
     */
    public static Scope makeCurrent() {
        SpanContext parent = SpanContext.create(IDS.generateTraceId(), IDS.generateSpanId(), TraceFlags.getDefault(),
                TraceState.getDefault());
        return Context.root().with(Span.wrap(parent)).makeCurrent();
    }
}
