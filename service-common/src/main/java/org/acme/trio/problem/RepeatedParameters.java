package org.acme.trio.problem;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** No endpoint takes a query parameter twice: to choose one of the values would lose the other silently. */
class RepeatedParameters {

    @ServerRequestFilter
    void refuse(UriInfo uri) {
        uri.getQueryParameters().forEach((parameter, values) -> {
            if (values.size() > 1) {
                throw new BadParameterException(parameter, String.join(" and ", values), "one value");
            }
        });
    }
}
