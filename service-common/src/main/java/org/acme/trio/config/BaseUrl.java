package org.acme.trio.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The address of a service: scheme, host and perhaps port. Other parts of a URL would be ignored or be sent with each request.
 */
final class BaseUrl {

    private BaseUrl() {
    }

    /**
     * @throws IllegalArgumentException that names {@code key} and the mistake; it does not quote user info, which may be a
     *         password
     */
    static URI of(String key, String value) {
        URI url = parsed(value);
        mistake(url).ifPresent(mistake -> {
            throw new IllegalArgumentException(key + " is " + value.replaceFirst("//.*@", "//***@") + ", " + mistake);
        });
        return url;
    }

    /** The URI, an empty one for a value that is not valid. */
    private static URI parsed(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            return URI.create("");
        }
    }

    private static Optional<String> mistake(URI url) {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            return Optional.of("not an absolute http(s) URL");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("which may have no user info");
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            return Optional.of("whose port is not between 1 and 65535");
        }
        if (!url.getRawPath().isEmpty() && !url.getRawPath().equals("/")) {
            return Optional.of("which may have no path");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("which may have no query and no fragment");
        }
        return Optional.empty();
    }
}
