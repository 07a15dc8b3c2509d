package org.acme.trio.trace.http;

import java.io.IOException;
import java.net.ServerSocket;

/** A port on which nothing listens. */
public final class FreePort {

    private FreePort() {
    }

    public static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
