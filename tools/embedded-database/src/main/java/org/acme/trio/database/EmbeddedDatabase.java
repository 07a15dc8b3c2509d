package org.acme.trio.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server with the database {@code trio} on a port of 127.0.0.1. It ends with the JVM that has started it, also
 * with one that is killed. Its data stays. All methods may be called by any thread.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** A recovery after a crash replays 256 MB at most, which are seconds. */
    private static final Duration START = Duration.ofSeconds(60);
    /** up.sh kills this JVM after 15 s. */
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 20;

    /**
     * Becomes the server. A process beside it waits for the other end of the pipe to be closed, by {@link #close} or because
     * the JVM is gone. SIGINT rolls back what clients have begun, and stops.
     */
    private static final String WATCH = "exec 3<&0 </dev/null; "
            + "( (read -r line <&3; kill -INT $$) >/dev/null 2>&1 & ); exec 3<&- \"$@\"";

    private final Path directory;
    private final int port;
    private final Passwords passwords;
    private Cluster cluster;
    private Process server;
    private boolean closed;

    /**
     * @param directory where its data is kept; made if it is missing
     * @param port on 127.0.0.1
     * @param passwords those of its roles from now on, whatever they were
     */
    public EmbeddedDatabase(Path directory, int port, Passwords passwords) {
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.passwords = passwords;
    }

    /**
     * Returns when it takes connections. Standard output and error of the server are those of this process.
     *
     * @throws IOException when it does not within a minute, or cannot be started
     */
    public void start() throws IOException, InterruptedException {
        Programs programs = Programs.unpacked();
        Files.createDirectories(directory);
        Account account = Account.forUse(programs.program("postgres"), directory);
        use(new Cluster(directory, programs, account));
        endOrphan(cluster.data());
        cluster.prepare(passwords);
        launch(account, programs);
        awaitReady();
        Files.writeString(ready(), ProcessHandle.current().pid() + "\n");
    }

    private synchronized void use(Cluster prepared) throws IOException {
        refuseIfClosed();
        cluster = prepared;
    }

    private synchronized void launch(Account account, Programs programs) throws IOException {
        refuseIfClosed();
        List<String> command = account.command(List.of(programs.program("postgres").toString(), "-D", cluster.data().toString(),
                "-c", "listen_addresses=127.0.0.1", "-p", String.valueOf(port), "-c", "unix_socket_directories="));
        server = new ProcessBuilder(Stream.concat(Stream.of("sh", "-c", WATCH, "sh"), command.stream()).toList())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (long end = System.nanoTime() + START.toNanos(); !isReady(cluster.data()); Thread.sleep(POLL_MILLIS)) {
            if (!server.isAlive()) {
                throw new IOException("PostgreSQL has ended with " + server.exitValue() + " while it started");
            } else if (System.nanoTime() > end) {
                close();
                throw new IOException("PostgreSQL is not ready after " + START.toSeconds() + " s");
            }
        }
    }

    private void refuseIfClosed() throws IOException {
        if (closed) {
            throw new IOException("told to stop");
        }
    }

    private boolean isReady(Path data) throws IOException {
        return Postmaster.of(data).filter(Postmaster::ready).map(Postmaster::pid).equals(Optional.of(server.pid()));
    }

    /** Ends the server of a JVM that was killed together with what watched it. */
    private static void endOrphan(Path data) throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = Postmaster.of(data).flatMap(found -> ProcessHandle.of(found.pid()))
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
        if (orphan.isPresent()) {
            new ProcessBuilder("sh", "-c", "kill -INT " + orphan.get().pid()).start().waitFor();
            long end = System.nanoTime() + STOP.toNanos();
            while (orphan.get().isAlive() && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    /** {@return the exit code of this program, once the server has ended}: 0 after {@link #close()}, else 1 */
    public int awaitEnd() throws InterruptedException {
        server.waitFor();
        synchronized (this) {
            return closed ? 0 : 1;
        }
    }

    /** {@return the URL of the database {@code trio} for JDBC} */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/trio";
    }

    private Path ready() {
        return directory.resolve("ready");
    }

    /** Rolls back what clients have begun, and returns when the server has ended; kills it after 10 s. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            Files.deleteIfExists(ready());
            if (cluster != null) {
                cluster.cancel();
            }
            if (server != null && server.isAlive()) {
                server.getOutputStream().close();
                if (!server.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    server.destroyForcibly();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
