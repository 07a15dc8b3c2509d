package org.acme.trio.load;

import java.util.Locale;

import io.gatling.javaapi.core.Simulation;

/** What {@code --scenario} can be. */
enum Scenario {

    MIXED(Mixed.class),
    INCIDENT(Incident.class),
    JOURNEY(Journey.class),
    NORMAL(Normal.class),
    SPIKE(Spike.class),
    SUSTAINED(Sustained.class);

    private final Class<? extends Simulation> simulation;

    Scenario(Class<? extends Simulation> simulation) {
        this.simulation = simulation;
    }

    Class<? extends Simulation> simulation() {
        return simulation;
    }

    /** Whether it passes or fails. */
    boolean isJudged() {
        return this != MIXED && this != INCIDENT;
    }

    /** {@return the name as the command line has it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
