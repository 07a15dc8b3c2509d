package org.acme.trio.telemetry;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.internal.ExceptionAttributeResolver;
import io.opentelemetry.sdk.trace.internal.SdkTracerProviderUtil;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;

/**
 * Records an expected exception on its span without a stack trace. Expected are exceptions that have no frames of their own,
 * whatever their causes have, and those with which the framework refuses a request, 4xx.
 * <p>
 * The SDK's hook for that is internal, see https://github.com/open-telemetry/opentelemetry-java/pull/7266, which added it;
 * an update of the SDK may break the build here. No issue that asks for a public one is known.
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
        if (e instanceof WebApplicationException refusal) {
            return refusal.getResponse().getStatus() < 500;
        }
        return e instanceof AuthenticationException || e instanceof UnauthorizedException || e.getStackTrace().length == 0;
    }
}
