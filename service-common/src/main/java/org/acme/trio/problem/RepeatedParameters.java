package org.acme.trio.problem;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a query parameter that is given twice: to take one of the values would ignore the other silently. */
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
