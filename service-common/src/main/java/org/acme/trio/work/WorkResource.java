package org.acme.trio.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.acme.trio.config.Peers;
import org.acme.trio.config.TrioConfig;
import org.acme.trio.problem.BadParameterException;
import org.acme.trio.problem.Problem;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.mutiny.Uni;

/** The endpoints that call no peer. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class WorkResource {

    /** What {@code /random_status} answers with: a success twice as often as each of the others. */
    private static final List<Integer> STATUSES = List.of(200, 200, 300, 400, 500);

    private final String service;
    private final IoTask ioTask;
    private final CpuTask cpuTask;
    private final Delays delays;
    private final TrioConfig config;

    /**
     * What a simple endpoint answers.
     *
     * @param path the endpoint
     * @param service the {@code service.name} of who answers
     * @param message what was done, for a reader
     */
    record Reply(String path, String service, String message) {
    }

    /**
     * @param id the item's number
     * @param q the query parameter, or null
     */
    record Item(long id, String q) {
    }

    WorkResource(Peers peers, IoTask ioTask, CpuTask cpuTask, Delays delays, TrioConfig config) {
        this.service = peers.self().name();
        this.ioTask = ioTask;
        this.cpuTask = cpuTask;
        this.delays = delays;
        this.config = config;
    }

    @GET
    public Uni<Reply> hello() {
        return reply("/", "Hello from " + service);
    }

    @GET
    @Path("items/{id}")
    public Uni<Item> item(@RestPath String id, @RestQuery String q) {
        try {
            return Uni.createFrom().item(new Item(Long.parseLong(id), q));
        } catch (NumberFormatException e) {
            throw new BadParameterException("id", id, "an integer of up to 64 bits");
        }
    }

    @GET
    @Path("io_task")
    public Uni<Reply> ioTask() {
        return ioTask.run().chain(() -> reply("/io_task", "waited " + config.ioTask().duration().toMillis() + " ms"));
    }

    @GET
    @Path("cpu_task")
    public Uni<Reply> cpuTask() {
        return cpuTask.run().chain(digest -> reply("/cpu_task",
                config.cpuTask().iterations() + " rounds of SHA-256 end in " + digest.substring(0, 8)));
    }

    @GET
    @Path("random_sleep")
    public Uni<Reply> randomSleep() {
        long bound = config.randomSleep().max().toMillis() + 1;
        Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound));
        return delays.after(delay).chain(() -> reply("/random_sleep", "slept " + delay.toMillis() + " ms"));
    }

    @GET
    @Path("random_status")
    public Uni<Response> randomStatus() {
        int status = STATUSES.get(ThreadLocalRandom.current().nextInt(STATUSES.size()));
        return Uni.createFrom().item(status >= 400 ? Problem.of(status, "drawn by chance").response()
                : Response.status(status).entity(new Reply("/random_status", service, "drew " + status)).build());
    }

    @GET
    @Path("error_test")
    public Uni<Reply> error() {
        throw new IllegalStateException("error_test always fails");
    }

    private Uni<Reply> reply(String path, String message) {
        return Uni.createFrom().item(new Reply(path, service, message));
    }
}
