package org.acme.trio.auth;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

/** The issuer's key set, at the base URL of the client. */
interface KeySetClient {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> keys();
}
