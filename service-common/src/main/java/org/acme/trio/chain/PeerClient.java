package org.acme.trio.chain;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;

/** The endpoints of a peer that a chain calls. */
@Path("/")
interface PeerClient {

    @GET
    Uni<RestResponse<Void>> hello();

    @GET
    @Path("io_task")
    Uni<RestResponse<Void>> ioTask();

    @GET
    @Path("cpu_task")
    Uni<RestResponse<Void>> cpuTask();

    @GET
    @Path("chain")
    Uni<RestResponse<ChainReport>> chain(@RestQuery String route, @RestQuery String delay, @RestQuery String fail);
}
