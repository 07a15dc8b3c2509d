package org.acme.trio.telemetry;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

/** The user of a request, as the access line names it. */
public final class RequestUser {

    /** The attribute of OpenTelemetry's conventions. */
    public static final String ATTRIBUTE = "user.id";

    private RequestUser() {
    }

    /** @param id nothing personal: it stands in logs and traces */
    public static void set(RoutingContext request, String id) {
        request.put(ATTRIBUTE, id);
    }

    /** The user's id; absent where the request has no token. */
    public static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(request.get(ATTRIBUTE));
    }
}
