package org.acme.trio.chain;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import org.acme.trio.auth.BearerToken;
import org.acme.trio.chain.ChainProblems.FaultsForbiddenException;
import org.acme.trio.config.Peers;
import org.acme.trio.config.TrioConfig;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

import io.smallrye.mutiny.Uni;

/** Calls the peers and reports each call. */
@Path("/chain")
@Produces(MediaType.APPLICATION_JSON)
class ChainResource {

    private static final String ROUTE = "the hops, each calls the next one; without it the default calls are made";
    private static final String MODE = "serial (the default), or parallel: this service makes all calls at once";
    private static final String DELAY = "services that wait before they make their calls: NAME:DURATION";
    private static final String FAIL = "services that answer with an error and make no calls: NAME:STATUS";

    private final Chain chain;
    private final Peers peers;
    private final TrioConfig.Chain config;

    ChainResource(Chain chain, Peers peers, TrioConfig config) {
        this.chain = chain;
        this.peers = peers;
        this.config = config.chain();
    }

    /** An empty {@code route} means no further hop, an absent one the default calls. */
    @GET
    @Parameter(name = "route", in = QUERY, schema = @Schema(type = STRING), example = "b,c,a", description = ROUTE)
    @Parameter(name = "mode", in = QUERY, schema = @Schema(type = STRING), example = "serial", description = MODE)
    @Parameter(name = "delay", in = QUERY, schema = @Schema(type = STRING), example = "b:200ms", description = DELAY)
    @Parameter(name = "fail", in = QUERY, schema = @Schema(type = STRING), example = "c:503", description = FAIL)
    @APIResponseSchema(ChainReport.class)
    @APIResponse(responseCode = "401", description = "the bearer token is not valid")
    @APIResponse(responseCode = "403", description = "delay and fail are switched off")
    @APIResponse(responseCode = "502", description = "a peer cannot be reached, or answered anything but a success")
    @APIResponse(responseCode = "503", description = "a peer's circuit breaker is open")
    @APIResponse(responseCode = "504", description = "a peer did not answer in time")
    public Uni<ChainReport> chain(@Context UriInfo uri, @Context HttpHeaders headers) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        if (!config.faults() && (parameters.containsKey("delay") || parameters.containsKey("fail"))) {
            throw new FaultsForbiddenException();
        }
        return chain.run(ChainRequest.parse(parameters::getFirst, BearerToken.in(headers), peers, config));
    }
}
