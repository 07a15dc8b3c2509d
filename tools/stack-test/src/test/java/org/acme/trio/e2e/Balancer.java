package org.acme.trio.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One address for several instances: each connection goes to the next one that accepts it. It knows nothing of HTTP or
 * of health.
 */
final class Balancer implements AutoCloseable {

    private final List<URI> instances = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private int next;

    Balancer() throws IOException {
        socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    Balancer start(URI... to) {
        instances.addAll(List.of(to));
        threads.execute(this::accept);
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Breaks all connections, and each new one at once. */
    void cut() throws IOException {
        cut = true;
        for (Socket each : open) {
            each.close();
        }
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = socket.accept();
                Socket instance = cut ? null : connect();
                if (instance == null) {
                    caller.close();
                } else {
                    threads.execute(() -> copy(caller, instance));
                    threads.execute(() -> copy(instance, caller));
                }
            }
        } catch (IOException e) {
            // It has been closed.
        }
    }

    /** A connection to the next instance that accepts it, null if none does. */
    private Socket connect() {
        for (int tried = 0; tried < instances.size(); tried++) {
            URI instance = instances.get(next++ % instances.size());
            try {
                return new Socket(instance.getHost(), instance.getPort());
            } catch (IOException e) {
                continue;
            }
        }
        return null;
    }

    /** Where one side ends, both do. */
    private void copy(Socket from, Socket to) {
        open.add(from);
        try (from; to) {
            if (!cut) {
                from.getInputStream().transferTo(to.getOutputStream());
            }
        } catch (IOException e) {
            // One side has broken the connection.
        } finally {
            open.remove(from);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
