package org.acme.trio.servicea.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the service and its database, and can be a host from which no answer comes and no connection is closed. */
final class SilentHost implements AutoCloseable {

    private static final int BACKLOG = 1;
    private static final int CONNECT_MS = 300;

    private enum Mode {
        ANSWERS,
        SILENT,
        UNREACHABLE
    }

    private final int database;
    private final ServerSocket server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<Socket> waiting = new ArrayList<>();
    private Mode mode = Mode.ANSWERS;

    /** @param database the port of the database */
    SilentHost(int database) {
        this.database = database;
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Nothing is answered any more, on connections that are there and on new ones. */
    synchronized void fallSilent() {
        mode = Mode.SILENT;
        connections.forEach(connection -> connection.silent = true);
    }

    /** Nothing is answered any more, and no connection is made: the queue for them is full. {@return whether that is so} */
    boolean disappear() throws IOException {
        synchronized (this) {
            fallSilent();
            mode = Mode.UNREACHABLE;
        }
        for (int i = 0; i < 10 * BACKLOG; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), port()), CONNECT_MS);
            } catch (SocketTimeoutException e) {
                return true;
            }
        }
        return false;
    }

    /** New connections work. Who waits for an answer on another one gets none. */
    synchronized void answer() {
        mode = Mode.ANSWERS;
        waiting.forEach(SilentHost::close);
        waiting.clear();
        notifyAll();
    }

    @Override
    public void close() {
        close(server);
        answer();
        connections.forEach(Connection::close);
    }

    private void accept() throws IOException, InterruptedException {
        while (true) {
            Connection connection = new Connection(server.accept());
            synchronized (this) {
                connection.silent = mode != Mode.ANSWERS;
                connections.add(connection);
                while (mode == Mode.UNREACHABLE) {
                    wait();
                }
            }
            connection.start();
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Connection(Socket client) throws IOException {
            this.client = client;
            server = new Socket(InetAddress.getLoopbackAddress(), database);
        }

        void start() {
            inBackground(() -> {
                copy(client, server);
                close();
            });
            inBackground(() -> copy(server, client));
        }

        private void copy(Socket from, Socket to) throws IOException {
            byte[] buffer = new byte[8192];
            for (int n = from.getInputStream().read(buffer); n >= 0; n = from.getInputStream().read(buffer)) {
                if (!silent) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
            if (!silent) {
                close();
            }
        }

        void close() {
            SilentHost.close(client);
            SilentHost.close(server);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // One of the sockets is closed.
            }
        }, "silent-host");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is of no use any more.
        }
    }
}
