package org.acme.trio.load;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.TypeConversionException;

/**
 * All services of the stack, in the order in which they call each other.
 *
 * @param all at least one
 */
record Services(List<Service> all) {

    private static final Pattern ENTRY = Pattern.compile("([a-z0-9-]*[a-z0-9])=(http://[A-Za-z0-9.-]+:[0-9]{1,5})");

    /** Reads a list such as {@code service-a=http://127.0.0.1:8081,service-b=http://127.0.0.1:8082}. */
    static Services parse(String list) {
        return new Services(Pattern.compile(",").splitAsStream(list).map(entry -> {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + list
                        + "' is not a list such as service-a=http://127.0.0.1:8081,service-b=http://127.0.0.1:8082");
            }
            return new Service(matcher.group(1), URI.create(matcher.group(2)));
        }).toList());
    }

    /** {@return the peer of a service: the one so many places behind it, in a circle} */
    Service peer(Service service, int places) {
        return all.get((all.indexOf(service) + places) % all.size());
    }
}
