package org.acme.trio.telemetry;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/** The endpoints of the application. */
@Singleton
class Routes {

    /** What metrics and logs call a request without a route. */
    static final String UNMATCHED = "UNMATCHED";

    /** Under this key the framework keeps the path template of a request's endpoint. */
    static final String TEMPLATE = "UrlPathTemplate";

    private final Set<String> matched = ConcurrentHashMap.newKeySet();

    /**
     * The endpoint that a request is for.
     *
     * @return its path template such as {@code /items/{id}}; absent before there is an answer, and where nothing is at the path
     */
    static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(((HttpServerRequestInternal) request.request()).context().getLocal(TEMPLATE));
    }

    @ServerRequestFilter(priority = 0)
    void note(RoutingContext request) {
        of(request).ifPresent(matched::add);
    }

    /** Whether this is the path template of an endpoint that a request has reached since the start. */
    boolean contains(String template) {
        return matched.contains(template);
    }
}
