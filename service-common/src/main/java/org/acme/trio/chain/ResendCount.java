package org.acme.trio.chain;

import jakarta.inject.Singleton;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Puts {@code http.request.resend_count} of OpenTelemetry's HTTP conventions on the HTTP client's own span of an
 * attempt that is not the first. The client does not know that it sends something again.
 */
@Singleton
class ResendCount implements SpanProcessor {

    static final String ATTRIBUTE = "http.request.resend_count";

    private static final ContextKey<Integer> KEY = ContextKey.named("trio-resend-count");

    /** @param count 0 for the first attempt; what is sent within the scope is that attempt */
    static Scope makeCurrent(int count) {
        return count == 0 ? Scope.noop() : Context.current().with(KEY, count).makeCurrent();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        Integer count = parent.get(KEY);
        if (count != null) {
            span.setAttribute(ATTRIBUTE, count);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
