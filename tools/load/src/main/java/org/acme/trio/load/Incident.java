package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

import java.util.List;

/** 5 users per second, each of whom waits for a slow service: uses up the error budget of the latency objective. */
public final class Incident extends Traffic {

    public Incident() {
        super(Mix.INCIDENT, run -> List.of(constantUsersPerSec(5).during(run.duration())), List.of());
    }
}
