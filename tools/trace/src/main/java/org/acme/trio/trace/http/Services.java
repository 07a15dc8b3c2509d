package org.acme.trio.trace.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services in the order of the list.
 *
 * @param all at least one
 */
public record Services(List<HttpTarget> all) {

    /** The list when the environment variable {@code STACK_SERVICES} is not set. */
    public static final String DEFAULT = "service-a=http://127.0.0.1:8081,service-b=http://127.0.0.1:8082,"
            + "service-c=http://127.0.0.1:8083";

    public Services {
        all = List.copyOf(all);
    }

    /**
     * {@return the services of a list}
     *
     * @param list name and address of each service, such as {@link #DEFAULT}
     * @throws IllegalArgumentException when it is not such a list
     */
    public static Services parse(String list) {
        return new Services(Stream.of(list.split(",", -1)).map(Services::service).toList());
    }

    private static HttpTarget service(String entry) {
        String[] parts = entry.strip().split("=", 2);
        if (parts.length < 2 || !parts[0].matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            throw new IllegalArgumentException("'" + entry + "' is not a service such as service-a=http://127.0.0.1:8081");
        }
        return new HttpTarget(parts[0], HttpTarget.parseBase(parts[1]));
    }

    /** {@return the service with this name or short name, in upper or lower case} */
    public Optional<HttpTarget> find(String name) {
        return all.stream()
                .filter(service -> name.equalsIgnoreCase(service.name()) || name.equalsIgnoreCase(shortName(service)))
                .findFirst();
    }

    /** {@return two others that a route may name: those that follow in the list, in a circle} */
    public List<HttpTarget> peersOf(HttpTarget service) {
        int index = all.indexOf(service);
        return List.of(all.get((index + 1) % all.size()), all.get((index + 2) % all.size()));
    }

    /** {@return what follows the last hyphen of a service's name: {@code a} of {@code service-a}, as routes have it} */
    public static String shortName(HttpTarget service) {
        return service.name().substring(service.name().lastIndexOf('-') + 1);
    }
}
