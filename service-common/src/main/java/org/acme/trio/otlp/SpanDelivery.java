package org.acme.trio.otlp;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Adds each sampled span to its delivery when it ends. */
final class SpanDelivery implements SpanProcessor {

    private final Delivery<ReadableSpan> delivery;

    SpanDelivery(Delivery<ReadableSpan> delivery) {
        this.delivery = delivery;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled()) {
            delivery.add(span);
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return delivery.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return delivery.shutdown();
    }
}
