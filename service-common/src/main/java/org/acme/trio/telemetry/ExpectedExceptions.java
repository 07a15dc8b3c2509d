package org.acme.trio.telemetry;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.internal.ExceptionAttributeResolver;
import io.opentelemetry.sdk.trace.internal.SdkTracerProviderUtil;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;

/**
 * Leaves the stack trace of an expected exception out of its span: of one that has no frames of its own, whatever its
 * causes have, and of a refusal by the framework, 4xx. Type and message are recorded as ever. The SDK's hook for that
 * is still internal, see https://github.com/open-telemetry/opentelemetry-java/pull/7266.
 */
@Singleton
class ExpectedExceptions implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final ExceptionAttributeResolver uncaught = ExceptionAttributeResolver.getDefault();

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder sdk) {
        sdk.addTracerProviderCustomizer((traces, config) -> {
            SdkTracerProviderUtil.setExceptionAttributeResolver(traces, this::attributes);
            return traces;
        });
    }

    private void attributes(ExceptionAttributeResolver.AttributeSetter span, Throwable e, int maxLength) {
        if (!isExpected(e)) {
            uncaught.setExceptionAttributes(span, e, maxLength);
            return;
        }
        span.setAttribute(ExceptionAttributeResolver.EXCEPTION_TYPE, e.getClass().getName());
        if (e.getMessage() != null) {
            span.setAttribute(ExceptionAttributeResolver.EXCEPTION_MESSAGE, e.getMessage());
        }
    }

    private static boolean isExpected(Throwable e) {
        return e instanceof WebApplicationException refusal ? refusal.getResponse().getStatus() < 500
                : e.getStackTrace().length == 0;
    }
}
