package org.acme.trio.chain;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.acme.trio.config.Peer;
import org.acme.trio.problem.BadParameterException;

/**
 * The faults that a request asks for.
 *
 * @param delays how long a service waits before it makes its calls
 * @param failures the HTTP status that a service answers instead of making its calls
 */
record Faults(Map<Peer, Duration> delays, Map<Peer, Integer> failures) {

    private static final Pattern DELAY = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Pattern FAILURE = Pattern.compile("[45]\\d\\d");

    /**
     * Reads the parameters {@code delay}, as in {@code b:200ms,c:1s}, and {@code fail}, as in {@code c:503}.
     *
     * @param delay null for none, and so is {@code fail}
     * @param involved the services that may have faults, each as often as the route visits it
     * @param maxDelay the upper bound of the sum of all delays
     * @throws BadParameterException for the first parameter that is wrong
     */
    static Faults parse(String delay, String fail, List<Peer> involved, Duration maxDelay) {
        Faults faults = new Faults(parse("delay", delay, involved, value -> delay(delay, value)),
                parse("fail", fail, involved, value -> failure(fail, value)));
        if (faults.totalDelay(involved).compareTo(maxDelay) > 0) {
            throw new BadParameterException("delay", delay, "up to " + maxDelay.toMillis() + "ms in all");
        }
        return faults;
    }

    Duration delayOf(Peer peer) {
        return delays.getOrDefault(peer, Duration.ZERO);
    }

    Optional<Integer> failureOf(Peer peer) {
        return Optional.ofNullable(failures.get(peer));
    }

    /** The sum of the delays of a route; that of a service counts as often as the route visits it. */
    Duration totalDelay(Collection<Peer> route) {
        return route.stream().map(this::delayOf).reduce(Duration.ZERO, Duration::plus);
    }

    /** The faults of these services only. */
    Faults of(Collection<Peer> peers) {
        return new Faults(only(peers, delays), only(peers, failures));
    }

    /** The value of the parameter {@code delay}, null if there is none. */
    String formatDelays() {
        return format(delays, delay -> delay.toMillis() + "ms");
    }

    /** The value of the parameter {@code fail}, null if there is none. */
    String formatFailures() {
        return format(failures, String::valueOf);
    }

    private static <T> Map<Peer, T> parse(String parameter, String given, List<Peer> involved, Function<String, T> parse) {
        Map<Peer, T> faults = new HashMap<>();
        for (String fault : given == null || given.isEmpty() ? new String[0] : given.split(",", -1)) {
            String[] nameAndValue = fault.split(":", 2);
            Peer peer = involved.stream().filter(one -> one.shortName().equals(nameAndValue[0])).findFirst()
                    .orElseThrow(() -> new BadParameterException(parameter, given, involved.stream()
                            .map(Peer::shortName).distinct().sorted().toList()));
            T before = faults.put(peer, parse.apply(nameAndValue.length == 2 ? nameAndValue[1] : ""));
            if (before != null) {
                throw new BadParameterException(parameter, given, "each service once");
            }
        }
        return faults;
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

    private static <T> Map<Peer, T> only(Collection<Peer> peers, Map<Peer, T> faults) {
        return faults.entrySet().stream().filter(fault -> peers.contains(fault.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> String format(Map<Peer, T> faults, Function<T, String> value) {
        return faults.isEmpty() ? null
                : faults.entrySet().stream().map(fault -> fault.getKey().shortName() + ":" + value.apply(fault.getValue()))
                        .collect(Collectors.joining(","));
    }
}
