package org.acme.trio.auth;

import jakarta.ws.rs.core.HttpHeaders;

/** The bearer token of a request (RFC 6750). */
public final class BearerToken {

    private static final String SCHEME = "Bearer";

    private BearerToken() {
    }

    /**
     * The header {@code Authorization} of a request whose token has been verified, to be passed on; null if it has none or
     * another scheme, whose credentials are nobody else's business.
     */
    public static String in(HttpHeaders headers) {
        String header = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return header != null && isBearer(header) ? header : null;
    }

    /** Whether a header has this scheme, even without a token. */
    static boolean isBearer(String header) {
        return header.split(" ", 2)[0].equalsIgnoreCase(SCHEME);
    }
}
