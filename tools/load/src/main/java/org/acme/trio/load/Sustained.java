package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

import java.util.List;

/** 20 users per second: a busy hour, under which the objectives have to hold. What leaks or fills up shows in a long run. */
public final class Sustained extends Traffic {

    public Sustained() {
        super(Mix.REQUESTS, run -> List.of(constantUsersPerSec(20).during(run.duration())), Objectives.assertions());
    }
}
