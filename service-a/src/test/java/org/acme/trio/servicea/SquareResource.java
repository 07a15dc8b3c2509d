package org.acme.trio.servicea;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.acme.trio.problem.BadParameterException;
import org.jboss.resteasy.reactive.RestPath;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** An endpoint that only this service has, with a meter of its own. It is the example of "Add an endpoint" in README.md. */
@Path("/squares")
@Produces(MediaType.APPLICATION_JSON)
class SquareResource {

    private final Counter computed;

    record Square(int number, int square) {
    }

    SquareResource(MeterRegistry meters) {
        computed = Counter.builder("squares.computed").description("Squares computed").register(meters);
    }

    @GET
    @Path("{number}")
    public Uni<Square> square(@RestPath String number) {
        if (!number.matches("\\d{1,4}")) {
            throw new BadParameterException("number", number, "an integer from 0 to 9999");
        }
        computed.increment();
        int n = Integer.parseInt(number);
        return Uni.createFrom().item(new Square(n, n * n));
    }
}
