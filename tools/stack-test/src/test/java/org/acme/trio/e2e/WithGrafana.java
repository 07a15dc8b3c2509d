package org.acme.trio.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
            Path run = Path.of(scripts.variable("RUN_DIR"));
            String address = Files.readAllLines(run.resolve("stack")).stream().filter(line -> line.startsWith("GRAFANA_PORT="))
                    .map(line -> "http://127.0.0.1:" + line.substring("GRAFANA_PORT=".length())).findFirst().orElseThrow();
            return new GrafanaPages(chromium.page(height), URI.create(address),
                    Files.readString(run.resolve("grafana-password")).strip());
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
