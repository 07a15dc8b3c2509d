package org.acme.trio.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a route is walked. */
enum Mode {

    /** Each hop calls the next one. */
    SERIAL,
    /** The first service calls all hops at once. */
    PARALLEL;

    static Optional<Mode> find(String name) {
        return Stream.of(values()).filter(mode -> mode.parameter().equals(name)).findFirst();
    }

    static List<String> parameters() {
        return Stream.of(values()).map(Mode::parameter).toList();
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
