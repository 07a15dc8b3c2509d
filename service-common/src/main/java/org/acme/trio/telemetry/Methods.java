package org.acme.trio.telemetry;

import java.util.Set;

/** The methods of RFC 9110 and RFC 5789; a caller may send any other word. */
final class Methods {

    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS",
            "TRACE", "PATCH");

    private Methods() {
    }

    /** The method, or {@code _OTHER}, as OpenTelemetry's HTTP conventions ask, for one that is not known. */
    static String known(String method) {
        return KNOWN.contains(method) ? method : "_OTHER";
    }
}
