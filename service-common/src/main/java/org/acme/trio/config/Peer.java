package org.acme.trio.config;

import java.net.URI;

/**
 * A service that can be called.
 *
 * @param name its {@code service.name}, for example {@code service-b}
 * @param url its base URL
 */
public record Peer(String name, URI url) {

    /** The name that routes use: what follows the last hyphen, {@code b} for {@code service-b}. */
    public String shortName() {
        return name.substring(name.lastIndexOf('-') + 1);
    }

    /** The port of the base URL, the default one of its scheme if it names none. */
    public int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
