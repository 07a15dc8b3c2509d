package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

import java.time.Duration;
import java.util.List;

import io.gatling.javaapi.core.OpenInjectionStep;

/**
 * 5 users per second, then 50 for a third of the time, then 5 again: ten times the normal load, all at once. The objectives
 * hold for the run as a whole; how fast the services recover is in the report.
 */
public final class Spike extends Traffic {

    public Spike() {
        super(Mix.REQUESTS, run -> steps(run.duration()), Objectives.assertions());
    }

    /** Each part has a second at least; what is left over belongs to the spike. */
    private static List<OpenInjectionStep> steps(Duration duration) {
        long quiet = Math.max(1, duration.toSeconds() / 3);
        long spike = Math.max(1, duration.toSeconds() - 2 * quiet);
        return List.of(constantUsersPerSec(5).during(quiet), constantUsersPerSec(50).during(spike),
                constantUsersPerSec(5).during(quiet));
    }
}
