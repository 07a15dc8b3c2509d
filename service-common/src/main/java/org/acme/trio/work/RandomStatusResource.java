package org.acme.trio.work;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.acme.trio.config.Peers;
import org.acme.trio.problem.Problem;

import io.smallrye.mutiny.Uni;

/** Answers with a status drawn by chance: twice as often a success as any one of the others. */
@Path("/random_status")
@Produces(MediaType.APPLICATION_JSON)
class RandomStatusResource {

    private static final List<Integer> STATUSES = List.of(200, 200, 300, 400, 500);

    private final String service;

    RandomStatusResource(Peers peers) {
        this.service = peers.self().name();
    }

    @GET
    public Uni<Response> randomStatus() {
        int status = STATUSES.get(ThreadLocalRandom.current().nextInt(STATUSES.size()));
        return Uni.createFrom().item(status < 400 ? reply(status) : Problem.of(status, "drawn by chance").response());
    }

    private Response reply(int status) {
        return Response.status(status).entity(new Reply("/random_status", service, "drew " + status)).build();
    }
}
