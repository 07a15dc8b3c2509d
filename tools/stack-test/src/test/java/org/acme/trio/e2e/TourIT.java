package org.acme.trio.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The steps of {@code docs/tour.md}, each with its picture. */
@TestMethodOrder(OrderAnnotation.class)
class TourIT extends WithGrafana {

    private static final Path PICTURES = Path.of(System.getProperty("pictures.directory"));
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int HEIGHT = 900;
    /** For a trace beside its log lines. */
    private static final int EXPLORE_WIDTH = 1700;
    private static final int EXPLORE_HEIGHT = 1150;
    /** For the burn rates of both pairs of windows. */
    private static final int SLO_HEIGHT = 1180;
    private static final String OVERVIEW = "/d/trio-overview?from=now-5m&to=now";

    private static Process incident;
    private static GrafanaPages grafana;

    @BeforeAll
    static void makeTraffic() throws IOException {
        Files.createDirectories(PICTURES);
        scripts.expect(0, "load.sh", "--duration", "1m", "--rate", "6");
        grafana = logIn(HEIGHT).withoutMenu();
    }

    @AfterAll
    static void endTheIncident() {
        if (incident != null) {
            incident.destroy();
        }
    }

    @Test
    @Order(1)
    void theOverviewShowsTheTraffic() throws IOException {
        grafana.open(OVERVIEW);
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(List.of(), grafana.complaints()));
        assertThat(grafana.panel("Services down")).containsText("0");
        picture("overview");

        Path output = Files.createDirectories(Projects.runDirectory("tour")).resolve("incident.txt");
        incident = scripts.start(output, "load.sh", "--scenario", "incident", "--service", "a", "--duration", "6m");
    }

    @Test
    @Order(2)
    void theMetricsShowThatAllServicesBecameSlow() {
        Pattern slow = Pattern.compile("service-[abc]\\s+[12]\\.\\d+ s");
        await().atMost(PATIENCE)
                .until(() -> slow.matcher(grafana.panel("Duration by service").innerText()).results().count() == 3);
        assertThat(markers().first()).isVisible();
        picture("metrics");
    }

    @Test
    @Order(3)
    void anExemplarLeadsToItsTrace() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            newest().click(new Locator.ClickOptions().setTimeout(5_000));
            return grafana.link("Trace").isVisible();
        });
        picture("exemplar");
        grafana.link("Trace").click();
        grafana.page().waitForURL(url -> url.contains("/explore"));
        grafana.page().setViewportSize(EXPLORE_WIDTH, EXPLORE_HEIGHT);
    }

    @Test
    @Order(4)
    void theTraceShowsThatServiceCIsTheSlowOne() {
        Locator deepest = grafana.page().getByRole(AriaRole.SWITCH)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("service-c.*\\(1\\.\\d+s\\)", Pattern.DOTALL)))
                .last();
        deepest.click();
        assertThat(button("Links")).isVisible();
        picture("trace");
    }

    @Test
    @Order(5)
    void aSpanLeadsToItsLogLine() {
        button("Links").click();
        grafana.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Logs for this span")).click();
        Locator line = grafana.page().locator(".log-line-body").first();
        assertThat(line).containsText(Pattern.compile("GET /chain 200 1\\d{3}\\.\\d ms"));
        line.click();
        assertThat(grafana.link("Trace").last()).isVisible();
        picture("logs");
    }

    @Test
    @Order(6)
    void aLogLineLeadsBackToTheTrace() {
        String trace = grafana.page().url().replaceFirst("(?s).*trace_id%3D%5C%22([0-9a-f]{32}).*", "$1");
        grafana.link("Trace").last().click();
        assertThat(grafana.page().getByText(trace).last()).isVisible();
    }

    @Test
    @Order(7)
    void theServiceGraphShowsWhoCallsWhom() {
        grafana.page().setViewportSize(Chromium.WIDTH, 1600); // the panel is far below
        grafana.open(OVERVIEW);
        Locator graph = grafana.panel("Service graph");
        for (String service : List.of("service-a", "service-b", "service-c")) {
            assertThat(graph.getByText(service).first()).isVisible();
        }
        assertThat(graph.getByText("Computing layout")).isHidden();
        graph.screenshot(new Locator.ScreenshotOptions().setPath(PICTURES.resolve("tour-service-graph.png")));
    }

    @Test
    @Order(8)
    void theErrorBudgetBurnsAndAnAlertFires() {
        grafana.page().setViewportSize(Chromium.WIDTH, SLO_HEIGHT);
        grafana.open("/d/slo?from=now-15m&to=now");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertTrue(grafana.panel("Alerts").innerText().matches("(?s).*[1-9].*"));
            assertEquals(List.of(), grafana.complaints());
        });
        picture("slo");
    }

    private static Locator markers() {
        return grafana.panel("Duration by service").getByTestId("data-testid Exemplar marker");
    }

    /** The newest request is on the right. All at once: the panel is drawn anew every ten seconds. */
    private static Locator newest() {
        return markers().nth((Integer) markers().evaluateAll("markers => markers.map(m => m.getBoundingClientRect().x)"
                + ".reduce((best, x, i, all) => x > all[best] ? i : best, 0)"));
    }

    private static Locator button(String name) {
        return grafana.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(String name) {
        grafana.page().waitForTimeout(1500); // the end of animations
        grafana.page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("tour-" + name + ".png")));
    }
}
