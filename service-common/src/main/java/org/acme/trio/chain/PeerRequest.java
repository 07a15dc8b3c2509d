package org.acme.trio.chain;

import java.util.function.Function;

import jakarta.ws.rs.core.UriBuilder;

import org.acme.trio.config.Peer;
import org.jboss.resteasy.reactive.RestResponse;

import io.smallrye.mutiny.Uni;

/**
 * What a neighbour is asked.
 *
 * @param path the path, with its slash
 * @param uri the address that the client sends it to
 * @param send sends it when it is subscribed to
 */
record PeerRequest(String path, String uri, Function<PeerClient, Uni<? extends RestResponse<?>>> send) {

    static PeerRequest hello(Peer peer) {
        return to(peer, "/", PeerClient::hello);
    }

    static PeerRequest ioTask(Peer peer) {
        return to(peer, "/io_task", PeerClient::ioTask);
    }

    static PeerRequest cpuTask(Peer peer) {
        return to(peer, "/cpu_task", PeerClient::cpuTask);
    }

    /** @param delay null for none, and so is {@code fail} */
    static PeerRequest chain(Peer peer, String route, String delay, String fail) {
        UriBuilder uri = UriBuilder.fromUri(peer.url()).path("/chain").queryParam("route", route);
        if (delay != null) {
            uri.queryParam("delay", delay);
        }
        if (fail != null) {
            uri.queryParam("fail", fail);
        }
        return new PeerRequest("/chain", uri.build().toString(), client -> client.chain(route, delay, fail));
    }

    private static PeerRequest to(Peer peer, String path, Function<PeerClient, Uni<? extends RestResponse<?>>> send) {
        return new PeerRequest(path, peer.url().resolve(path).toString(), send);
    }
}
