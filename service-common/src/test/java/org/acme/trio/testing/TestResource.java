package org.acme.trio.testing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;

/** Endpoints of the tests alone, with series that no other test touches. */
@Path("/test")
class TestResource {

    @GET
    @Path("unsampled")
    public Uni<String> unsampled() {
        return Uni.createFrom().item("unsampled");
    }

    @GET
    @Path("blocking")
    public String blocking() {
        return "on a worker thread";
    }
}
