package org.acme.trio.e2e;

import java.nio.file.Path;

/** Where the build has put things. */
final class Projects {

    private Projects() {
    }

    /** The directory of the whole project. */
    static Path root() {
        return Path.of(System.getProperty("project.root"));
    }

    /** A directory for what processes of this test write. */
    static Path runDirectory(String name) {
        return Path.of(System.getProperty("run.directory"), name + "-" + ProcessHandle.current().pid());
    }
}
