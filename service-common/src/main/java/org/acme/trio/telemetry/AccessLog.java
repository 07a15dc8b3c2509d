package org.acme.trio.telemetry;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Writes one line per request: method, route, status and time; ERROR for 5xx, WARN for 4xx and where the client closed the
 * connection, INFO otherwise. The fields have the names of OpenTelemetry's conventions. No text of the client's is
 * written: a request without a route is {@value Routes#UNMATCHED}. Health, metrics and documentation have no line.
 */
@Singleton
class AccessLog {

    private static final Logger LOG = Logger.getLogger("org.acme.trio.access");

    private final FrameworkPaths framework;
    private final boolean exported;

    /** @param exported whether log records are sent over OTLP too */
    AccessLog(FrameworkPaths framework, @ConfigProperty(name = "quarkus.otel.logs.handler.enabled") boolean exported) {
        this.framework = framework;
        this.exported = exported;
    }

    void register(@Observes Filters filters) {
        if (LOG.isLoggable(Level.ERROR)) {
            filters.register(this::observe, FilterOrder.ACCESS_LOG);
        }
    }

    private void observe(RoutingContext request) {
        if (!framework.contains(request.request().path())) {
            long start = System.nanoTime();
            Context context = Context.current();
            request.addEndHandler(sent -> log(request, sent.succeeded(), System.nanoTime() - start, context));
        }
        request.next();
    }

    private void log(RoutingContext request, boolean sent, long nanos, Context context) {
        int status = request.response().getStatusCode();
        Level level = level(sent, status);
        if (!LOG.isLoggable(level)) {
            return;
        }
        String method = MeterFilters.knownMethod(request.request().method().name());
        String route = Routes.of(request).orElse(Routes.UNMATCHED);
        String duration = tenthsOfMillis(nanos);
        ExtLogRecord line = new ExtLogRecord(level, sent ? method + ' ' + route + ' ' + status + ' ' + duration + " ms"
                : method + ' ' + route + ": the caller went away after " + duration + " ms", FormatStyle.NO_FORMAT,
                Logger.class.getName());
        line.setLoggerName(LOG.getName());
        line.setMdc(fields(request, sent, method, route, status, duration, Span.fromContext(context).getSpanContext()));
        if (!exported) {
            LOG.logRaw(line);
            return;
        }
        // An exported record has the ids of the current span.
        try (Scope scope = context.makeCurrent()) {
            LOG.logRaw(line);
        }
    }

    private static Map<String, String> fields(RoutingContext request, boolean sent, String method, String route, int status,
            String duration, SpanContext span) {
        Map<String, String> fields = new HashMap<>();
        if (span.isValid()) {
            fields.put("traceId", span.getTraceId());
            fields.put("spanId", span.getSpanId());
        }
        fields.put("http.request.method", method);
        fields.put("http.route", route);
        if (sent) {
            fields.put("http.response.status_code", String.valueOf(status));
        }
        fields.put("duration_ms", duration);
        RequestUser.of(request).ifPresent(id -> fields.put(RequestUser.ATTRIBUTE, id));
        return fields;
    }

    private static String tenthsOfMillis(long nanos) {
        long tenths = Math.round(nanos / 1e5);
        return tenths / 10 + "." + tenths % 10;
    }

    private static Level level(boolean sent, int status) {
        if (status >= 500 && sent) {
            return Level.ERROR;
        }
        return status >= 400 || !sent ? Level.WARN : Level.INFO;
    }
}
