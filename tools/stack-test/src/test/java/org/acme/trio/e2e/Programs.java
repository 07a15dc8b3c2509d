package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs that the project does not bring along. */
final class Programs {

    private Programs() {
    }

    /** Skips the tests where one of the programs is not on the PATH. */
    static void assume(String... names) {
        for (String name : names) {
            assumeTrue(find(name).isPresent(), "no " + name + " on the PATH");
        }
    }

    /** {@return where the PATH has the program} */
    static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name)).filter(Files::isExecutable).findFirst();
    }
}
