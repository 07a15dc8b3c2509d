package org.acme.trio.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/** The Chromium of this machine. Playwright brings no browser of its own here. */
final class Chromium implements AutoCloseable {

    /** What laptops have, and wide enough for the dashboards. */
    static final int WIDTH = 1280;

    /** In driver-bundle, the 200 MB of Playwright that only the profile {@code browser} has. */
    private static final String DRIVER = "driver/linux/LICENSE";

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(installed().orElseThrow()));
    }

    /** Skips the tests where Chromium or the driver of Playwright is missing. */
    static void assume() {
        assumeTrue(installed().isPresent(), "no chromium on the PATH");
        assumeTrue(Chromium.class.getClassLoader().getResource(DRIVER) != null, "no driver of Playwright: add -Pbrowser");
    }

    private static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome").map(Programs::find).flatMap(Optional::stream)
                .findFirst();
    }

    /** @param height of the window; Grafana draws only the panels that can be seen */
    Page page(int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, height));
        return context.newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
