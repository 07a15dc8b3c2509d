package org.acme.trio.auth;

import jakarta.ws.rs.GET;

import io.smallrye.mutiny.Uni;

/** The issuer's key set, at the base URL of the client. */
interface KeySetClient {

    @GET
    Uni<String> keys();
}
