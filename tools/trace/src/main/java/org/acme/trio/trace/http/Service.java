package org.acme.trio.trace.http;

import java.util.List;
import java.util.Locale;

/** One of the three services, named by its letter on the command line. */
public enum Service {
    A,
    B,
    C;

    /** {@return the value of the resource attribute {@code service.name}, such as {@code service-a}} */
    public String serviceName() {
        return "service-" + this;
    }

    /** {@return the two other services, in the order in which this one calls them when no route is given} */
    public List<Service> peers() {
        Service[] all = values();
        return List.of(all[(ordinal() + 1) % all.length], all[(ordinal() + 2) % all.length]);
    }

    /** {@return the letter, as routes have it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
