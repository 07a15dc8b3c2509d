package org.acme.trio.chain;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import org.acme.trio.config.TrioConfig;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

import io.smallrye.mutiny.Uni;

/** Calls the neighbours, all in one trace. */
@Path("/chain")
@Produces(MediaType.APPLICATION_JSON)
class ChainResource {

    private final ChainPlanner planner;
    private final Chain chain;
    private final boolean faultsAllowed;

    ChainResource(ChainPlanner planner, Chain chain, TrioConfig config) {
        this.planner = planner;
        this.chain = chain;
        this.faultsAllowed = config.chain().faults();
    }

    /** Takes the raw parameters: an empty {@code route} means no further hop, none at all the default calls. */
    @GET
    @Parameter(name = "route", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING), example = "b,c,a", description = "who calls whom in turn; without it the default calls are made")
    @Parameter(name = "mode", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING), example = "serial", description = "serial, or parallel: this service makes all calls at once")
    @Parameter(name = "delay", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING), example = "b:200ms", description = "who waits how long before it goes on")
    @Parameter(name = "fail", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING), example = "c:503", description = "who answers with which error instead of going on")
    @APIResponseSchema(ChainReport.class)
    @APIResponse(responseCode = "403", description = "delay and fail are switched off")
    @APIResponse(responseCode = "502", description = "a neighbour cannot be reached, or answered anything but a success")
    @APIResponse(responseCode = "503", description = "a neighbour's circuit breaker is open")
    @APIResponse(responseCode = "504", description = "a neighbour did not answer in time")
    public Uni<ChainReport> chain(@Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        if (!faultsAllowed && (parameters.containsKey("delay") || parameters.containsKey("fail"))) {
            throw new FaultsForbiddenException();
        }
        return chain.run(planner.plan(parameters::getFirst));
    }
}
