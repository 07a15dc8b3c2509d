package org.acme.trio.auth;

import java.util.List;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.acme.trio.telemetry.RequestUser;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.opentelemetry.instrumentation.api.instrumenter.LocalRootSpan;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Verifies the token of a request that has one, whatever its endpoint, and puts the user's id on the server span and on the
 * access line. A request with a token that is not valid is answered with 401.
 */
@Singleton
class UserFilter {

    private final CurrentIdentityAssociation identities;
    private final Event<UserSeen> seen;

    UserFilter(CurrentIdentityAssociation identities, Event<UserSeen> seen) {
        this.identities = identities;
        this.seen = seen;
    }

    @ServerRequestFilter
    Uni<Response> verify(RoutingContext request, ResourceInfo endpoint) {
        List<String> headers = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty() || endpoint.getResourceMethod().isAnnotationPresent(Anonymous.class)) {
            return Uni.createFrom().nullItem();
        }
        if (headers.size() > 1) {
            throw new AuthenticationFailedException();
        }
        return identities.getDeferredIdentity().map(identity -> {
            if (!identity.isAnonymous()) {
                note(request, identity.getPrincipal().getName());
            } else if (BearerToken.isBearer(headers.get(0))) {
                throw new AuthenticationFailedException();
            }
            return null;
        });
    }

    private void note(RoutingContext request, String user) {
        RequestUser.set(request, user);
        LocalRootSpan.current().setAttribute(RequestUser.ATTRIBUTE, user);
        seen.fire(new UserSeen(user));
    }
}
