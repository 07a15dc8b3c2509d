package org.acme.trio.backend;

import java.util.List;
import java.util.Map;

import zipkin2.Endpoint;

/** The peer of a span, from the first attribute that names it in the order of OpenTelemetry's Zipkin mapping. */
final class RemoteEndpoints {

    private static final List<Peer> RANKING = List.of(
            new Peer("peer.service", ""),
            new Peer("server.address", "server.port"),
            new Peer("net.peer.name", "net.peer.port"),
            new Peer("network.peer.address", "network.peer.port"),
            new Peer("server.socket.domain", "server.socket.port"),
            new Peer("server.socket.address", "server.socket.port"),
            new Peer("net.sock.peer.name", "net.sock.peer.port"),
            new Peer("net.sock.peer.addr", "net.sock.peer.port"),
            new Peer("peer.hostname", ""),
            new Peer("peer.address", ""),
            new Peer("db.name", ""));

    private record Peer(String address, String port) {
    }

    private RemoteEndpoints() {
    }

    /** Null where no attribute names the peer. An address is a name too: Zipkin draws no dependency on a nameless one. */
    static Endpoint from(Map<String, String> tags, TagValues values) {
        for (Peer peer : RANKING) {
            String address = tags.getOrDefault(peer.address(), "");
            if (!address.isEmpty()) {
                var endpoint = Endpoint.newBuilder().serviceName(values.name(address)).port(port(tags.get(peer.port())));
                endpoint.parseIp(address);
                return endpoint.build();
            }
        }
        return null;
    }

    private static int port(String text) {
        return text != null && text.matches("\\d{1,5}") && Integer.parseInt(text) <= 0xffff ? Integer.parseInt(text) : 0;
    }
}
