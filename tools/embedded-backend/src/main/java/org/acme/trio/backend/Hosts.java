package org.acme.trio.backend;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.util.NetUtil;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests whose {@code Host} is not this one. To a browser, a page that lets its own name point to 127.0.0.1 (DNS
 * rebinding) is of the same origin as this program, but the browser still says the name of the page. The answer is 421 (RFC
 * 9110): the request is for an authority that this server does not speak for.
 */
@Singleton
class Hosts {

    private static final String NO_HOST = "the request has no valid Host";

    private final Set<String> names;
    private final String bound;

    Hosts(BackendConfig config) {
        names = config.hosts().orElse(Set.of());
        bound = config.host();
    }

    /** Before all other routes: answers 400 without a host and 421 for one that is not this one. */
    void guard(@Observes Router router) {
        // Vert.x lets a request without a valid Host fail before the first route sees it.
        router.route().order(Integer.MIN_VALUE).handler(this::check).failureHandler(failure -> {
            if (failure.request().authority() == null) {
                refuse(failure, 400, NO_HOST);
            } else {
                failure.next();
            }
        });
    }

    private void check(RoutingContext request) {
        HostAndPort authority = request.request().authority();
        if (authority == null || authority.host().isEmpty()) {
            refuse(request, 400, NO_HOST);
        } else if (isThis(authority.host(), request.request().localAddress().hostAddress())) {
            request.next();
        } else {
            refuse(request, 421, "this is not the host of the request; BACKEND_HOSTS can name more hosts");
        }
    }

    /** The name or address of the loopback, the one that is bound, the one that was reached, or a configured one. */
    boolean isThis(String host, String reached) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        if (address != null) {
            return isLoopback(address) || isSame(address, reached);
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || name.equalsIgnoreCase(bound)
                || names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static boolean isLoopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSame(byte[] address, String other) {
        byte[] bytes = other == null ? null : NetUtil.createByteArrayFromIpAddressString(other);
        return Arrays.equals(address, bytes);
    }

    private static void refuse(RoutingContext request, int status, String reason) {
        request.response().setStatusCode(status).putHeader("Content-Type", "text/plain").end(reason);
    }
}
