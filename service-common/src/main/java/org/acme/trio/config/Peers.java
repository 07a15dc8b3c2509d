package org.acme.trio.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Startup;

/** All services that the configuration names, this one included. An invalid value stops the start. */
@Startup
@Singleton
public class Peers {

    private final Map<String, Peer> byShortName = new TreeMap<>();
    private final Peer self;
    private final Peer one;
    private final Peer two;

    Peers(TrioConfig config, @ConfigProperty(name = "quarkus.application.name") String applicationName) {
        config.services().forEach((name, url) -> add(new Peer(name, BaseUrl.of("trio.services." + name, url))));
        self = named(applicationName, "quarkus.application.name");
        one = other(config.chain().peerOne(), "trio.chain.peer-one", "quarkus.application.name", self);
        two = other(config.chain().peerTwo(), "trio.chain.peer-two", "quarkus.application.name", self);
        other(two.name(), "trio.chain.peer-two", "trio.chain.peer-one", one);
    }

    /** All of them. */
    public Collection<Peer> all() {
        return byShortName.values();
    }

    /** This service. */
    public Peer self() {
        return self;
    }

    /** The service whose {@code /io_task} is called without a route. */
    public Peer one() {
        return one;
    }

    /** The service whose {@code /cpu_task} is called without a route. */
    public Peer two() {
        return two;
    }

    /** The service with this short name. */
    public Optional<Peer> find(String shortName) {
        return Optional.ofNullable(byShortName.get(shortName));
    }

    /** The names that a route may use, sorted. */
    public List<String> shortNames() {
        return List.copyOf(byShortName.keySet());
    }

    private void add(Peer peer) {
        Peer other = byShortName.put(peer.shortName(), peer);
        if (other != null) {
            throw new IllegalArgumentException("trio.services: " + other.name() + " and " + peer.name()
                    + " have the same short name " + peer.shortName());
        }
    }

    private Peer named(String name, String key) {
        return byShortName.values().stream().filter(peer -> peer.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        key + " is " + name + ", but there is no trio.services." + name));
    }

    private Peer other(String name, String key, String otherKey, Peer other) {
        Peer peer = named(name, key);
        if (peer.equals(other)) {
            throw new IllegalArgumentException(key + " is " + name + ", and so is " + otherKey);
        }
        return peer;
    }
}
