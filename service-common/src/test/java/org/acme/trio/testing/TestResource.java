package org.acme.trio.testing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

/** Endpoints for tests only. */
@Path("/test")
class TestResource {

    @GET
    @Path("unsampled")
    public Uni<String> unsampled() {
        return Uni.createFrom().item("unsampled");
    }

    @GET
    @Path("flooded")
    public Uni<String> flooded() {
        return Uni.createFrom().item("asked for after the flood");
    }

    @GET
    @Path("choices")
    public Uni<Response> choices() {
        return Uni.createFrom().item(Response.status(300).build());
    }

    @GET
    @Path("blocking")
    public String blocking() {
        return "on a worker thread";
    }
}
