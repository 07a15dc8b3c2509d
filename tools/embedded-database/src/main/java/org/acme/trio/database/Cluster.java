package org.acme.trio.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The data directory of a server that does not run, made and changed without the network: nobody can connect before there are
 * passwords.
 */
final class Cluster {

    private final Path directory;
    private final Programs programs;
    private final Account account;
    private Process running;
    private boolean cancelled;

    /** @param directory the parent of the data directory, which belongs to the account */
    Cluster(Path directory, Programs programs, Account account) {
        this.directory = directory;
        this.programs = programs;
        this.account = account;
    }

    Path data() {
        return directory.resolve("data");
    }

    /** Makes it, if it is not there, and sets the passwords; those of an older one become these. */
    void prepare(Passwords passwords) throws IOException, InterruptedException {
        if (Files.notExists(data())) {
            initialize(passwords);
        }
        Files.writeString(data().resolve("postgresql.conf"), resource("postgresql.conf"));
        execute(data(), "ALTER ROLE trio PASSWORD " + literal(passwords.service()) + ";\n\n"
                + "ALTER ROLE trio_metrics PASSWORD " + literal(passwords.metrics()) + ";\n\n");
    }

    /** Under another name until it is complete. */
    private void initialize(Passwords passwords) throws IOException, InterruptedException {
        Path partial = directory.resolve("data.partial");
        if (Files.exists(partial)) {
            Programs.delete(partial);
        }
        // Nobody knows the password of the superuser: without one, initdb would let in whoever is on this machine.
        Path superuser = directory.resolve("superuser");
        Files.writeString(superuser, UUID.randomUUID().toString());
        account.own(superuser);
        try {
            // The locale of the container: the same order and upper case everywhere, whatever the system has.
            run(List.of(programs.program("initdb").toString(), "--pgdata=" + partial, "--username=postgres",
                    "--auth=scram-sha-256", "--pwfile=" + superuser, "--encoding=UTF8", "--no-locale",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"), "");
        } finally {
            Files.delete(superuser);
        }
        execute(partial, resource("roles.sql").replace(":'service_password'", literal(passwords.service()))
                .replace(":'metrics_password'", literal(passwords.metrics())) + "\n");
        Files.move(partial, data());
    }

    /** @param statements each ends with a blank line */
    private void execute(Path data, String statements) throws IOException, InterruptedException {
        run(List.of(programs.program("postgres").toString(), "--single", "-j", "-D", data.toString(), "-c",
                "exit_on_error=on", "-c", "log_min_messages=warning", "postgres"), statements);
    }

    private void run(List<String> command, String input) throws IOException, InterruptedException {
        Process process = begin(command);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " has failed: " + output.strip());
        }
    }

    private synchronized Process begin(List<String> command) throws IOException {
        if (cancelled) {
            throw new IOException("told to stop");
        }
        running = new ProcessBuilder(account.command(command)).redirectErrorStream(true).start();
        return running;
    }

    /** Ends what runs, so that nobody writes any more; what it was making is made anew by the next start. */
    synchronized void cancel() throws InterruptedException {
        cancelled = true;
        if (running != null) {
            running.destroy();
            running.waitFor();
        }
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Cluster.class.getResourceAsStream("/" + name)) {
            return new String(resource.readAllBytes(), UTF_8);
        }
    }
}
