package org.acme.trio.problem;

import java.net.URI;
import java.net.URISyntaxException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers requests that no endpoint can take, because their target is no URI or has no path, or because they have no valid
 * {@code Host}. They pass all filters, so that they have a span, an access line and a {@code traceresponse}, and are answered
 * with a problem. The framework would answer the former before any filter, without a body, and log each of the latter as an
 * error, with the path that the client chose.
 */
@Singleton
public class RefusedRequests {

    /** The orders of routes before and after all filters of ours, and before those of the framework. */
    private static final int FIRST = -1000;
    private static final int LAST = -350;

    /** The status of a refused request, 0 for others; absent before the filters have run. */
    private static final String STATUS = RefusedRequests.class.getName();

    /**
     * Switches off the framework's check of the target, which is made here instead. To be called before the framework starts.
     * A native executable ignores it: there such a target is still a 400 without a body and without an access line.
     * <p>
     * The framework reads a system property only, see https://github.com/quarkusio/quarkus/issues/37804, which is closed
     * without a setting. This can go when the framework makes its check after the filters; no issue that asks for it is
     * known.
     */
    public static void disableFrameworkCheck() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(RefusedRequests::check).failureHandler(RefusedRequests::restart);
        router.route().order(LAST).handler(RefusedRequests::answer);
    }

    private static void check(RoutingContext request) {
        if (request.get(STATUS) == null) {
            request.put(STATUS, isUri(request.request().uri()) ? 0 : 400);
        }
        request.next();
    }

    /** A request that the router refuses reaches failure handlers only, and is routed again to pass the filters. */
    private static void restart(RoutingContext request) {
        if (request.get(STATUS) == null) {
            request.put(STATUS, request.statusCode());
            request.reroute("/");
        } else {
            request.next();
        }
    }

    private static void answer(RoutingContext request) {
        int status = request.get(STATUS);
        if (status == 0) {
            request.next();
            return;
        }
        request.request().resume();
        request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        request.json(Problem.of(status, ProblemMappers.detail(status)));
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
