package org.acme.trio.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.acme.trio.trace.terminal.CommandLines;
import org.acme.trio.trace.terminal.CommandLines.Port;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the database until it is told to stop; the program that {@code up.sh} starts. */
@Command(name = "embedded-database", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Starts a PostgreSQL on 127.0.0.1 with the database trio, and stops it on SIGTERM.",
        "Exit code: 1 it cannot start, or has ended by itself; 2 wrong use." })
public final class DatabaseCommand implements Callable<Integer> {

    private static final String PORT = "${env:DATABASE_PORT:-5432}";
    private static final String RUN_DIR = "${env:RUN_DIR:-.run}";
    private static final String DIRECTORY = RUN_DIR + "/database";
    private static final String PASSWORD = RUN_DIR + "/database-password";
    private static final String METRICS_PASSWORD = RUN_DIR + "/database-metrics-password";

    @Option(names = "--port", paramLabel = "DATABASE_PORT", defaultValue = PORT, description = "Its port (${DEFAULT-VALUE}).")
    private Port port;

    @Option(names = "--directory", paramLabel = "DIR", defaultValue = DIRECTORY, description = "Where its data is "
            + "kept (${DEFAULT-VALUE}). The file DIR/ready has the process id of this program while the database answers.")
    private Path directory;

    @Option(names = "--password-file", paramLabel = "FILE", defaultValue = PASSWORD, description = "The "
            + "password of the role trio, made if there is none (${DEFAULT-VALUE}).")
    private Path servicePassword;

    @Option(names = "--metrics-password-file", paramLabel = "FILE", defaultValue = METRICS_PASSWORD, description = "That of "
            + "the role trio_metrics, which reads statistics and no table (${DEFAULT-VALUE}).")
    private Path metricsPassword;

    DatabaseCommand() {
    }

    public static void main(String[] arguments) {
        System.exit(CommandLines.of(new DatabaseCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Passwords passwords = new Passwords(PasswordFile.read(servicePassword), PasswordFile.read(metricsPassword));
        EmbeddedDatabase database = new EmbeddedDatabase(directory, port.number(), passwords);
        // Also if it is told to stop while it starts.
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop"));
        database.start();
        System.out.println("PostgreSQL on 127.0.0.1:" + port.number() + ", database trio, user trio, password in "
                + servicePassword + ", data in " + directory);
        return database.awaitEnd();
    }
}
