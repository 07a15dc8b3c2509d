package org.acme.trio.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A stack with Grafana, and a browser. With the property {@code stack.running} it is the stack that runs, with containers or
 * without; else one of the programs that this machine has, which is stopped at the end.
 */
@ExtendWith(WithGrafana.Browser.class)
abstract class WithGrafana {

    private static final boolean RUNNING = Boolean.getBoolean("stack.running");

    static Scripts scripts;
    static Chromium chromium;

    @BeforeAll
    static void start() {
        if (RUNNING) {
            scripts = Scripts.ofRunningStack(Duration.ofMinutes(10));
        } else {
            scripts = new Scripts(Projects.runDirectory("grafana"), Duration.ofMinutes(10)).useInstalledBackends();
            scripts.expect(0, "up.sh", "--with", "binaries");
        }
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (scripts != null && !RUNNING) {
            scripts.run("down.sh");
        }
    }

    /** @param height of the window */
    static GrafanaPages logIn(int height) {
        try {
            return new GrafanaPages(chromium.page(height), URI.create("http://127.0.0.1:" + known("GRAFANA_PORT")),
                    Files.readString(Path.of(scripts.variable("RUN_DIR"), "grafana-password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what the scripts have written down of the stack that runs} */
    static String known(String variable) {
        try (Stream<String> lines = Files.lines(Path.of(scripts.variable("RUN_DIR"), "stack"))) {
            return lines.filter(line -> line.startsWith(variable + "=")).map(line -> line.substring(variable.length() + 1))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class Browser extends Needed {

        @Override
        void assume() {
            Chromium.assume();
            if (!RUNNING) {
                Programs.assume("grafana");
                Programs.assume(ListedProgram.names("required").toArray(String[]::new));
            }
        }
    }
}
