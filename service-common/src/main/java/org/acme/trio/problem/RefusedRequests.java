package org.acme.trio.problem;

import java.net.URI;
import java.net.URISyntaxException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Requests that no endpoint gets to see, because their target is no URI, or has no path, or because there is no valid
 * {@code Host}. They go the way of all others, with trace and access line, and are answered with a problem. The
 * framework would answer without a body, or log each as an error with the path that the caller chose.
 */
@Singleton
public class RefusedRequests {

    /** Before and after all filters. */
    private static final int FIRST = -1000;
    private static final int LAST = -50;

    /** The status of a refused request, 0 for others; absent before the filters have run. */
    private static final String STATUS = RefusedRequests.class.getName();

    /**
     * Makes the framework pass on targets that are no URI, which are then refused here; to be called before it starts.
     * There is no setting for it, see https://github.com/quarkusio/quarkus/issues/37804. A native executable does not
     * take notice: there such a target is still a 400 without a body and without an access line.
     */
    public static void takeOver() {
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

    /** What the router refuses it shows to failure handlers only. */
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
