package org.acme.trio.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

import java.util.List;

/**
 * As many users per second as {@code --rate} says. It makes traffic, also for a stack that is in trouble, and judges nothing.
 */
public final class Mixed extends Traffic {

    public Mixed() {
        super(Mix.REQUESTS, run -> List.of(constantUsersPerSec(run.rate()).during(run.duration())), List.of());
    }
}
