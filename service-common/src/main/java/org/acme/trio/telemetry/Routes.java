package org.acme.trio.telemetry;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * The route of a request: the path template of its endpoint. Access line, span and metric name the same one, and have it for
 * every status. The framework's own {@code uri} label has {@code NOT_FOUND} or {@code REDIRECTION} where a route without
 * parameters answers 404 or 3xx, and {@code root} for {@code /}.
 * <p>
 * The rule is that of https://github.com/quarkusio/quarkus/pull/39583; https://github.com/quarkusio/quarkus/issues/56816 is
 * open. {@link #contribute} can go when the framework's label is the route for every status, and a constant without one.
 * {@link #of} reads a key of RESTEasy Reactive for which there is no public API.
 */
@Singleton
class Routes implements HttpServerMetricsTagsContributor {

    /** What metrics and logs call a request without a route. */
    static final String UNMATCHED = "UNMATCHED";

    /** The key of the Vert.x context under which RESTEasy Reactive keeps the path template. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private final Set<String> matched = ConcurrentHashMap.newKeySet();

    /**
     * The route of a request.
     *
     * @return a path template such as {@code /items/{id}}; absent before the request is matched, and where no endpoint is
     */
    static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(((HttpServerRequestInternal) request.request()).context().getLocal(TEMPLATE));
    }

    /** The {@code uri} label. */
    @Override
    public Tags contribute(Context request) {
        String route = request.requestContextLocalData(TEMPLATE);
        return Tags.of("uri", route == null ? UNMATCHED : route);
    }

    @ServerRequestFilter(priority = 0)
    void note(RoutingContext request) {
        of(request).ifPresent(matched::add);
    }

    /** Whether a request has reached an endpoint with this path template since the start. */
    boolean contains(String template) {
        return matched.contains(template);
    }
}
