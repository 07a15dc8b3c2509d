package org.acme.trio.backend;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** Zipkin's own UI under {@code /zipkin/}, out of its jar; {@code config.json} beside it is a static resource of this one. */
@Singleton
class LensUi {

    private static final String BASE = "/zipkin";

    void routes(@Observes Router router) {
        router.get("/").handler(LensUi::toBase);
        // A route's path also matches with a trailing slash; its regular expression does not.
        router.getWithRegex(BASE).handler(LensUi::toBase);
        // The UI asks for the API below its own base.
        router.get(BASE + "/api/*").handler(request -> request.reroute(request.request().uri().substring(BASE.length())));
        // A path without a file extension is a view of the UI, such as /zipkin/traces/{id}.
        router.getWithRegex(BASE + "/[^.]+").handler(request -> request.reroute(BASE + "/"));
        router.get(BASE + "/*").handler(StaticHandler.create("zipkin-lens").setCachingEnabled(false));
    }

    private static void toBase(RoutingContext request) {
        request.redirect(BASE + "/");
    }
}
