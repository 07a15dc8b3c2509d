package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

import java.util.List;

/** 5 users per second: everyday traffic, under which the objectives have to hold. */
public final class Normal extends Traffic {

    public Normal() {
        super(Mix.REQUESTS, run -> List.of(constantUsersPerSec(5).during(run.duration())), Objectives.assertions());
    }
}
