package org.acme.trio.telemetry;

import java.util.Optional;

import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/** The endpoint that a request is for. */
final class Routes {

    private Routes() {
    }

    /** Its path template such as {@code /items/{id}}; absent before there is an answer, and where nothing is at the path. */
    static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(((HttpServerRequestInternal) request.request()).context().getLocal("UrlPathTemplate"));
    }
}
