package org.acme.trio.chain;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;

/** The endpoints of a peer that a chain calls. The header {@code Authorization} is not sent if it is null. */
@Path("/")
interface PeerClient {

    @GET
    Uni<RestResponse<Void>> hello(@RestHeader(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("io_task")
    Uni<RestResponse<Void>> ioTask(@RestHeader(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("cpu_task")
    Uni<RestResponse<Void>> cpuTask(@RestHeader(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("chain")
    Uni<RestResponse<ChainReport>> chain(@RestHeader(HttpHeaders.AUTHORIZATION) String authorization, @RestQuery String route,
            @RestQuery String delay, @RestQuery String fail);
}
