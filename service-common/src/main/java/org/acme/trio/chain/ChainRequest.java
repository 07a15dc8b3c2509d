package org.acme.trio.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.acme.trio.config.Peer;
import org.acme.trio.config.Peers;
import org.acme.trio.config.TrioConfig;
import org.acme.trio.problem.BadParameterException;

/**
 * A valid request for {@code /chain}.
 *
 * @param route the hops that are left; absent for the default calls, empty for the last hop of a route
 * @param mode how this service makes its calls
 * @param faults the faults to inject here and at the hops that are left
 * @param authorization the header that the peers get; null for none
 */
record ChainRequest(Optional<List<Peer>> route, Mode mode, Faults faults, String authorization) {

    enum Mode {
        /** Each hop of a route calls the next one; without a route, one call after another. */
        SERIAL,
        /** This service makes all calls at once. */
        PARALLEL;

        private String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads the query parameters {@code route}, {@code mode}, {@code delay} and {@code fail}.
     *
     * @param parameter the value of a query parameter by its name, null where the request does not have it
     * @param authorization the header to pass on; null for none
     * @throws BadParameterException for the first parameter that is wrong
     */
    static ChainRequest parse(UnaryOperator<String> parameter, String authorization, Peers peers, TrioConfig.Chain limits) {
        Optional<List<Peer>> route = Optional.ofNullable(parameter.apply("route"))
                .map(value -> route(value, peers, limits.maxHops()));
        List<Peer> involved = new ArrayList<>(route.orElse(List.of()));
        involved.add(peers.self());
        Faults faults = Faults.parse(parameter.apply("delay"), parameter.apply("fail"), involved, limits.maxDelay());
        return new ChainRequest(route, mode(parameter.apply("mode")), faults, authorization);
    }

    /** The parameter {@code route} for a peer that is to call these. */
    static String format(List<Peer> route) {
        return route.stream().map(Peer::shortName).collect(Collectors.joining(","));
    }

    private static List<Peer> route(String value, Peers peers, int maxHops) {
        if (value.isEmpty()) {
            return List.of();
        }
        List<Peer> hops = Stream.of(value.split(",", -1)).map(name -> peers.find(name)
                .orElseThrow(() -> new BadParameterException("route", value, peers.shortNames()))).toList();
        if (hops.size() > maxHops) {
            throw new BadParameterException("route", value, "up to " + maxHops + " hops");
        }
        return hops;
    }

    private static Mode mode(String value) {
        return value == null ? Mode.SERIAL
                : Stream.of(Mode.values()).filter(mode -> mode.parameter().equals(value)).findFirst().orElseThrow(
                        () -> new BadParameterException("mode", value, Stream.of(Mode.values()).map(Mode::parameter).toList()));
    }
}
