package org.acme.trio.telemetry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.MDC;

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

    AccessLog(FrameworkPaths framework) {
        this.framework = framework;
    }

    void register(@Observes Filters filters) {
        filters.register(this::observe, FilterOrder.ACCESS_LOG);
    }

    private void observe(RoutingContext request) {
        if (!framework.contains(request.request().path())) {
            long start = System.nanoTime();
            Context context = Context.current();
            request.addEndHandler(sent -> {
                try (Scope scope = context.makeCurrent()) {
                    log(request, sent.succeeded(), (System.nanoTime() - start) / 1e6);
                }
            });
        }
        request.next();
    }

    private static void log(RoutingContext request, boolean sent, double millis) {
        String method = MeterFilters.knownMethod(request.request().method().name());
        String route = Routes.of(request).orElse(Routes.UNMATCHED);
        int status = request.response().getStatusCode();
        String duration = String.format(Locale.ROOT, "%.1f", millis);
        Map<String, Object> fields = new HashMap<>(Map.of("http.request.method", method, "http.route", route,
                "duration_ms", duration));
        if (sent) {
            fields.put("http.response.status_code", status);
        }
        RequestUser.of(request).ifPresent(id -> fields.put(RequestUser.ATTRIBUTE, id));
        fields.forEach(MDC::put);
        if (sent) {
            LOG.logf(level(status), "%s %s %s %s ms", method, route, status, duration);
        } else {
            LOG.warnf("%s %s: the caller went away after %s ms", method, route, duration);
        }
        fields.keySet().forEach(MDC::remove);
    }

    private static Level level(int status) {
        if (status >= 500) {
            return Level.ERROR;
        }
        return status >= 400 ? Level.WARN : Level.INFO;
    }
}
