package org.acme.trio.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import com.sun.security.auth.module.UnixSystem;

/**
 * As whom the programs of PostgreSQL run, which refuse to run as root: the user of this process, or, for root, nobody.
 *
 * @param prefix the words before each command
 * @param owner the user id that the data has to belong to, or -1 where it is that of this process
 */
record Account(List<String> prefix, int owner) {

    /** The id of nobody on every system; no file of anybody else belongs to it. */
    private static final int NOBODY = 65534;

    /** The ways that root has to be somebody else, the better one first. Both are of util-linux, the first of BusyBox too. */
    enum Way {

        /** A user namespace without any user: root outside of it, to whom all files belong, nobody inside. */
        NAMESPACE(new Account(List.of("unshare", "-U"), -1)),

        /** Where a container may not make namespaces. Every directory above data and programs has to be open to all. */
        SWITCH(new Account(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY));

        private final Account account;

        Way(Account account) {
            this.account = account;
        }

        Account account() {
            return account;
        }
    }

    /**
     * {@return one that can run a program and write to a directory}
     *
     * @param directory is given to it
     * @throws IOException when root has no way to be somebody else
     */
    static Account forUse(Path program, Path directory) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return new Account(List.of(), -1);
        }
        for (Way way : Way.values()) {
            if (way.account().canUse(program, directory)) {
                return way.account();
            }
        }
        throw new IOException("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here for "
                + program + " and " + directory + ": start this as another user, or move RUN_DIR to a directory that is open "
                + "to all");
    }

    boolean canUse(Path program, Path directory) throws IOException {
        own(directory);
        // Not root, and the files are within its reach.
        return run(List.of("sh", "-c", "[ \"$(id -u)\" != 0 ] && [ -x \"$0\" ] && [ -w \"$1\" ]", program.toString(),
                directory.toString())) == 0;
    }

    /** {@return a command as it is run by this account} */
    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives it a file or directory, with all that is in it. */
    void own(Path path) throws IOException {
        if (new UnixSystem().getUid() == 0) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", Math.max(owner, 0));
                }
            }
        }
    }

    static void openToAll(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int run(List<String> command) {
        try {
            return new ProcessBuilder(command(command)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
