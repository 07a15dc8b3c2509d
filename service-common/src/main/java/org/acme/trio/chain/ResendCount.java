package org.acme.trio.chain;

import jakarta.inject.Singleton;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Sets {@code http.request.resend_count} of OpenTelemetry's HTTP conventions on the HTTP client's span of an attempt that is
 * not the first.
 * <p>
 * OpenTelemetry has {@code HttpClientRequestResendCount} for that, see
 * https://github.com/open-telemetry/opentelemetry-java-instrumentation/pull/7986, but it counts attempts with a span of the
 * HTTP client, and one whose connection failed has none, see {@link ConnectFailures}. It can take the place of this class when
 * that one goes. No issue is known.
 */
@Singleton
class ResendCount implements SpanProcessor {

    static final String ATTRIBUTE = "http.request.resend_count";

    private static final ContextKey<Integer> KEY = ContextKey.named("trio-resend-count");

    /** @param count the number of the attempt that is sent within the scope; 0 for the first */
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
