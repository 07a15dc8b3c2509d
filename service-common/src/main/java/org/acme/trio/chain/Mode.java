package org.acme.trio.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a service makes its calls. */
enum Mode {

    /** Each hop of a route calls the next one; without a route, one call after another. */
    SERIAL,
    /** The first service makes all calls at once. */
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
