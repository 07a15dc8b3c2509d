package org.acme.trio.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.acme.trio.config.Peer;
import org.acme.trio.config.Peers;
import org.acme.trio.config.TrioConfig;
import org.acme.trio.problem.BadParameterException;

/** Reads the parameters of {@code /chain}; each mistake is a {@link BadParameterException} that names one. */
@Singleton
class ChainPlanner {

    private static final Pattern DELAY = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Pattern FAILURE = Pattern.compile("[45]\\d\\d");

    private final Peers peers;
    private final TrioConfig.Chain config;

    ChainPlanner(Peers peers, TrioConfig config) {
        this.peers = peers;
        this.config = config.chain();
    }

    /** @param parameter the value of a query parameter by its name, null where the request does not have it */
    ChainPlan plan(UnaryOperator<String> parameter) {
        Optional<List<Peer>> hops = Optional.ofNullable(parameter.apply("route")).map(this::route);
        List<Peer> onTheWay = new ArrayList<>(hops.orElse(List.of()));
        onTheWay.add(peers.self());
        Faults faults = new Faults(faults("delay", parameter.apply("delay"), onTheWay, ChainPlanner::delay),
                faults("fail", parameter.apply("fail"), onTheWay, ChainPlanner::failure));
        checkTotal(parameter.apply("delay"), faults.totalDelay(onTheWay));
        return new ChainPlan(hops, mode(parameter.apply("mode")), faults);
    }

    private List<Peer> route(String route) {
        List<Peer> hops = parts(route).stream().map(name -> peers.find(name)
                .orElseThrow(() -> new BadParameterException("route", route, peers.shortNames()))).toList();
        if (hops.size() > config.maxHops()) {
            throw new BadParameterException("route", route, "up to " + config.maxHops() + " hops");
        }
        return hops;
    }

    private Mode mode(String mode) {
        return mode == null ? Mode.SERIAL
                : Mode.find(mode).orElseThrow(() -> new BadParameterException("mode", mode, Mode.parameters()));
    }

    private void checkTotal(String given, Duration total) {
        if (total.compareTo(config.maxDelay()) > 0) {
            throw new BadParameterException("delay", given, "up to " + config.maxDelay().toMillis() + "ms in all");
        }
    }

    private static Duration delay(String given, String value) {
        Matcher delay = DELAY.matcher(value);
        if (!delay.matches()) {
            throw new BadParameterException("delay", given, List.of("b:200ms", "b:1s"));
        }
        long amount = Long.parseLong(delay.group(1));
        return delay.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }

    private static Integer failure(String given, String value) {
        if (!FAILURE.matcher(value).matches()) {
            throw new BadParameterException("fail", given, "a status from 400 to 599, as in c:503");
        }
        return Integer.valueOf(value);
    }

    /** @param read makes something of the given text and the value of one of its faults */
    private <T> Map<Peer, T> faults(String parameter, String given, List<Peer> onTheWay,
            BiFunction<String, String, T> read) {
        Map<Peer, T> faults = new HashMap<>();
        for (String fault : parts(given)) {
            String[] nameAndValue = fault.split(":", 2);
            Peer peer = peers.find(nameAndValue[0]).filter(onTheWay::contains)
                    .orElseThrow(() -> new BadParameterException(parameter, given, onTheWay.stream()
                            .map(Peer::shortName).distinct().sorted().toList()));
            T before = faults.put(peer, read.apply(given, nameAndValue.length == 2 ? nameAndValue[1] : ""));
            if (before != null) {
                throw new BadParameterException(parameter, given, "each service once");
            }
        }
        return faults;
    }

    private static List<String> parts(String list) {
        return list == null || list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }
}
