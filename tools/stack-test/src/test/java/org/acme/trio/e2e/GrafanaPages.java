package org.acme.trio.e2e;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

/** The pages of Grafana, as the user {@code admin} sees them who has logged in. */
final class GrafanaPages {

    private static final String PANEL = "section[data-testid^='data-testid Panel header ']";

    /** Pages are large, and machines busy. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Page page;
    private final URI base;

    /** Logs in with the form, as a person does. */
    GrafanaPages(Page page, URI base, String password) {
        this.page = page;
        this.base = base;
        page.setDefaultTimeout(TIMEOUT.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT.toMillis());
        page.navigate(base + "/login");
        page.getByTestId("data-testid Username input field").fill("admin");
        page.getByTestId("data-testid Password input field").fill(password);
        page.getByTestId("data-testid Login button").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** Leaves the width of the menu to the page. */
    GrafanaPages withoutMenu() {
        page.addInitScript("localStorage.setItem('grafana.navigation.docked', 'false')");
        return this;
    }

    Page page() {
        return page;
    }

    /** @param pathAndQuery of a page of Grafana, which begins with a slash */
    GrafanaPages open(String pathAndQuery) {
        page.navigate(base + pathAndQuery);
        return this;
    }

    /** @param link whole, of whatever Grafana has printed */
    GrafanaPages openLink(String link) {
        page.navigate(link);
        return this;
    }

    /** {@return the titles of the panels that are drawn} */
    List<String> panels() {
        return page.locator(PANEL).locator("h2").allInnerTexts();
    }

    Locator panel(String title) {
        return page.getByTestId("data-testid Panel header " + title);
    }

    /** {@return the panels that have no data, or an error, or are still loading, with what they say} */
    List<String> complaints() {
        Locator wrong = page.locator(PANEL).filter(new Locator.FilterOptions().setHas(page.locator(
                "[data-testid='data-testid Panel data error message'], [data-testid='data-testid Panel status error'],"
                        + " [aria-label='Panel loading bar'], :text-is('No data'), :text-is('No logs found')")));
        return wrong.allInnerTexts();
    }

    Locator link(String text) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
    }
}
